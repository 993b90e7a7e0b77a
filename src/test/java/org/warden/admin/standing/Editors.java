package org.warden.admin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.Visitor;

/** Two administrators who change one row at the same moment, on one node or two: one succeeds, and the other is told. */
final class Editors {
    private final List<Api> editors;

    /** @param editors how each of the two calls the API */
    Editors(List<Api> editors) {
        this.editors = editors;
    }

    void editAccounts(Visitor owner, int rounds) throws InterruptedException {
        String id = owner.newSession().get("api/user").text("id");
        edit("api/users/" + id, "firstName", rounds);
    }

    void editRoles(int rounds) throws InterruptedException {
        String name = Api.someone();
        assertThat(editors.get(0).post("api/roles", Api.json("name", name)).status())
                .isEqualTo(201);
        edit("api/roles/" + name, "description", rounds);
    }

    void editGroups(int rounds) throws InterruptedException {
        Answer created = editors.get(0)
                .post(
                        "api/groups",
                        Json.createObjectBuilder()
                                .add("name", Api.someone())
                                .build()
                                .toString());
        assertThat(created.status()).isEqualTo(201);
        edit("api/groups/" + created.text("id"), "name", rounds);
    }

    private void edit(String path, String field, int rounds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            String tag = editors.get(0).get(path).header("ETag");
            List<String> values = List.of(Api.someone(), Api.someone());
            List<Answer> answers =
                    Rush.of(2, n -> editors.get(n).with("If-Match", tag).patch(path, Api.json(field, values.get(n))));
            assertThat(answers)
                    .as(() -> path + " " + answers)
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 412);
            int winner = answers.get(0).status() == 200 ? 0 : 1;
            Answer after = editors.get(1).get(path);
            assertThat(after.text(field)).isEqualTo(values.get(winner));
            assertThat(after.header("ETag"))
                    .isNotEqualTo(tag)
                    .isEqualTo(answers.get(1 - winner).header("ETag"));
        }
    }
}
