package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;

/** What everybody may know of himself. */
class ProfileIT extends OnServer {
    private final String someone = Api.someone();

    /** ASVS 14.2.6, 8.2.3. */
    @Test
    void showsTheDocumentedFieldsAndNoOther() throws SQLException {
        Answer answer = api.as(api.newcomer(someone)).get("api/user");
        assertThat(answer.status()).isEqualTo(200);
        JsonObject profile = answer.json();
        assertThat(profile.keySet())
                .containsExactlyInAnyOrder("id", "username", "email", "firstName", "lastName", "roles", "created");
        assertThat(profile.getString("username")).isEqualTo(someone);
        assertThat(profile.getString("email")).isEqualTo(Api.email(someone));
        assertThat(profile.getString("firstName")).isEqualTo("Jane");
        assertThat(profile.getString("lastName")).isEqualTo("Doe");
        assertThat(profile.getJsonArray("roles")).hasToString("[\"User\"]");
        assertThat(answer.body())
                .doesNotContain(
                        "$argon2",
                        TestDatabase.ask("select password_hash from account where username = '" + someone + "'"));
    }

    /** The version of RFC 9562, section 5.7: ids sort by the time they were made. */
    @Test
    void idIsAUuidOfVersionSeven() {
        UUID id = UUID.fromString(api.as(api.newcomer(someone)).get("api/user").text("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void createdIsTheMomentOfTheRegistration() {
        Instant before = Instant.now();
        Answer profile = api.as(api.newcomer(someone)).get("api/user");
        assertThat(Instant.parse(profile.text("created")))
                .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now().plus(Duration.ofSeconds(1)));
    }

    /** ASVS 8.2.2: nothing in the request chooses whose profile it is, but the token. */
    @Test
    void everybodySeesHimself() {
        Api me = api.as(api.newcomer(someone));
        String neighbour = Api.someone();
        String id = api.as(api.newcomer(neighbour)).get("api/user").text("id");
        for (String query :
                new String[] {"", "?id=" + id, "?email=" + Api.email(neighbour), "?username=" + neighbour}) {
            assertThat(me.get("api/user" + query).text("username")).isEqualTo(someone);
        }
        assertThat(me.get("api/user/" + id).status()).isEqualTo(404);
        assertThat(me.get("api/users/" + id).status()).isIn(403, 404);
    }

    /** ASVS 10.3.3: a token outlives its account, and opens nothing then. */
    @Test
    void tokenOfADeletedAccountIsNotValid() throws SQLException {
        Api me = api.as(api.newcomer(someone));
        assertThat(TestDatabase.change("delete from account where username = '" + someone + "'"))
                .isEqualTo(1);
        me.get("api/user").mustBe(401, "invalid-token");
        assertThat(api.register(someone).status()).isEqualTo(201);
        me.get("api/user").mustBe(401, "invalid-token");
    }
}
