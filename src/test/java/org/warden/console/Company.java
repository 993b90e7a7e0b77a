package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Visitor;

/** People in every state, with groups and roles, and with names of three letters and of a hundred. */
final class Company {
    /** A role of this company; its name begins with that of the company. */
    final String role;

    final String groupId;

    /** A person who is locked, has a role until a time, and has another one from the group. */
    final String lockedId;

    /** Has a second factor. */
    final Visitor careful;

    /** Finds people, and may use nothing else of the console. */
    final Visitor reader;

    private final String name;
    private final Api api;
    private final Api administrator;

    /** Founds it; everything must succeed. The name is small letters, because user names begin with it. */
    Company(Api api, String name) {
        this.api = api;
        this.name = name;
        administrator = api.asAdministrator().with("If-Match", "*");
        role = role("helpdesk", "Finds people and unlocks them", "warden:account:read", "warden:account:unlock");
        String reading = role("reader", "Finds people", "warden:account:read");
        String top = group(name, null);
        groupId = group("Customer care", top);
        group("Night shift", groupId);
        require(administrator.patch(
                "api/groups/" + groupId,
                Json.createObjectBuilder()
                        .add("roles", Json.createArrayBuilder().add(role))
                        .build()
                        .toString()));
        String invited = invite(
                "zoe", "Zoë", "Wolfeschlegelsteinhausenbergerdorff ".repeat(3).substring(0, 100));
        invite("ada", "Ada", "Lee");
        lockedId = registered("grace", "Grace", "Hopper");
        for (String member : new String[] {invited, lockedId}) {
            require(administrator.put("api/groups/" + groupId + "/members/" + member, "{}"));
        }
        require(administrator.put(
                "api/users/" + lockedId + "/roles/Moderator", Api.json("until", "2099-12-31T12:00:00Z")));
        require(administrator.post("api/users/" + lockedId + "/lock", Api.json("reason", "Lost laptop")));
        require(administrator.post("api/users/" + registered("alan", "Alan", "Turing") + "/disable", "{}"));
        registered("edith", "Edith", "Clarke");
        careful = new Visitor(api, name + ".edsger");
        registered("edsger", "Edsger", "Dijkstra");
        careful.enter();
        careful.setUpSecondFactor(-1);
        reader = new Visitor(api, name + ".kay");
        registered("kay", "Kay", "McNulty");
        require(administrator.giveRole(reader.email, reading));
    }

    private String role(String word, String description, String... permissions) {
        return require(administrator.post(
                        "api/roles",
                        Json.createObjectBuilder()
                                .add("name", name + "." + word)
                                .add("description", description)
                                .add("permissions", Json.createArrayBuilder(List.of(permissions)))
                                .build()
                                .toString()))
                .text("name");
    }

    private String group(String word, String parent) {
        return require(administrator.post("api/groups", Api.json("name", word, "parent", parent)))
                .text("id");
    }

    private String invite(String word, String first, String last) {
        return require(administrator.post("api/users", person(word, first, last)))
                .text("id");
    }

    private String registered(String word, String first, String last) {
        return require(api.post("api/user/register", person(word, first, last, "password", Api.PASSWORD)))
                .text("id");
    }

    private String person(String word, String first, String last, String... more) {
        String username = name + "." + word;
        String[] fields = {
            "username", username, "email", Api.email(username), "firstName", first, "lastName", last,
        };
        return Api.json(
                Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new));
    }

    private static Answer require(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 204);
        return answer;
    }
}
