package org.warden.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
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

    @Test
    void namesAreChangedOneByOne() {
        Api me = api.as(api.newcomer(someone));
        assertThat(patch(me, "{\"firstName\":\"Zo\u00eb\"}").text("firstName")).isEqualTo("Zo\u00eb");
        JsonObject profile = patch(me, "{\"lastName\":\"O'Neil <b>\"}").json();
        assertThat(profile.getString("firstName")).isEqualTo("Zo\u00eb");
        assertThat(profile.getString("lastName")).isEqualTo("O'Neil <b>");
        assertThat(me.get("api/user").json()).isEqualTo(profile);
        assertThat(patch(me, "{}").mustBe(400, "invalid-input").fields()).containsExactly("firstName");
    }

    /** ASVS 8.2.3: nothing else of the account is there to be written. */
    @Test
    void nothingButNamesIsChanged() {
        Api me = api.as(api.newcomer(someone));
        for (String field : List.of("roles", "id", "email", "username", "created", "passwordHash")) {
            assertThat(patch(me, "{\"firstName\":\"John\",\"" + field + "\":\"Administrator\"}")
                            .mustBe(400, "invalid-input")
                            .fields())
                    .containsExactly(field);
        }
        assertThat(me.get("api/user").text("firstName")).isEqualTo("Jane");
    }

    /** ASVS 7.4.2, 14.2.7. */
    @Test
    void deletedAccountLeavesNothingThatOpensOrNamesIt() throws SQLException {
        Api me = api.as(api.newcomer(someone));
        String id = me.get("api/user").text("id");
        Answer other = api.post("api/user/token", Api.credentials(Api.email(someone), Api.PASSWORD));
        assertThat(delete(me, "wrong").mustBe(400, "invalid-input").fields()).containsExactly("password");

        assertThat(delete(me, Api.PASSWORD).status()).isEqualTo(204);

        me.get("api/user").mustBe(401, "invalid-token");
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.post("api/user/refresh-token", "{\"refreshToken\":\"" + other.text("refreshToken") + "\"}")
                .mustBe(401, "invalid-token");
        api.post("api/user/token", Api.credentials(Api.email(someone), Api.PASSWORD))
                .mustBe(401, "invalid-credentials");
        assertThat(TestDatabase.ask("select count(*) from account_role where account_id = '" + id + "'"))
                .isEqualTo("0");
        assertThat(TestDatabase.ask("select count(*) from audit_event where account_id = '" + id
                        + "' and action = 'ACCOUNT_DELETED'"))
                .isEqualTo("1");
        assertThat(api.register(someone).status()).isEqualTo(201);
    }

    @Test
    void ofTwentyDeletionsAtOnceOneSucceeds() throws InterruptedException {
        Api me = api.as(api.newcomer(someone));
        List<Answer> answers = Rush.of(20, caller -> delete(me, Api.PASSWORD));
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers)
                .extracting(Answer::status)
                .allMatch(status -> status == 204 || status == 400 || status == 401);
    }

    /** ASVS 14.2.6: everything about the caller, nobody else and no secret. */
    @Test
    void exportHoldsWhatIsStoredAboutTheCaller() throws SQLException {
        Api me = api.as(api.newcomer(someone));
        api.post("api/user/token", Api.credentials(Api.email(someone), "wrong")).mustBe(401, "invalid-credentials");
        assertThat(api.post("api/user/forgot-password", "{\"email\":\"" + Api.email(someone) + "\"}")
                        .status())
                .isEqualTo(202);
        Answer export = me.get("api/user/export");
        assertThat(export.json().keySet())
                .containsExactlyInAnyOrder(
                        "account", "lastLogin", "secondFactor", "sessions", "devices", "links", "events");
        assertThat(export.json().getJsonObject("account"))
                .isEqualTo(me.get("api/user").json());
        assertThat(export.json().getJsonArray("sessions")).hasSize(1);
        assertThat(export.json().getJsonArray("devices")).hasSize(1);
        assertThat(export.json().getJsonArray("links")).hasSize(1);
        assertThat(export.json().getJsonArray("events").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("action"))
                .containsExactly("PASSWORD_RESET_REQUESTED", "CREDENTIALS_REFUSED", "LOGIN", "ACCOUNT_CREATED");
        // An address is the caller's only if the caller has proved to be the actor.
        assertThat(export.json().getJsonArray("events").getValuesAs(JsonObject.class))
                .filteredOn(event -> event.containsKey("address"))
                .extracting(event -> event.getString("action"))
                .containsExactly("LOGIN");
        assertThat(export.body())
                .doesNotContain("$argon2")
                .doesNotContain(
                        TestDatabase.ask("select token_hash from session s join account a on a.id = s.account_id"
                                + " where a.username = '" + someone + "'"))
                .doesNotContain(
                        TestDatabase.ask("select max(hash) from link where email = '" + Api.email(someone) + "'"));
    }

    private static Answer patch(Api caller, String body) {
        return caller.send("PATCH", "api/user", "application/json", BodyPublishers.ofString(body));
    }

    private static Answer delete(Api caller, String password) {
        return caller.send(
                "DELETE",
                "api/user",
                "application/json",
                BodyPublishers.ofString("{\"password\":\"" + password + "\"}"));
    }
}
