package org.warden.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** The caller's own profile. */
class ProfileIT extends OnServer {
    private Visitor me;

    @BeforeEach
    void logIn() {
        me = Visitor.loggedIn(api);
    }

    /** ASVS 14.2.6, 8.2.3. */
    @Test
    void showsTheDocumentedFieldsAndNoOther() throws SQLException {
        Answer answer = me.own().get("api/user");
        assertThat(answer.status()).isEqualTo(200);
        JsonObject profile = answer.json();
        assertThat(profile.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "username",
                        "email",
                        "firstName",
                        "lastName",
                        "roles",
                        "permissions",
                        "secondFactor",
                        "created");
        assertThat(profile.getString("username")).isEqualTo(me.username);
        assertThat(profile.getString("email")).isEqualTo(me.email);
        assertThat(profile.getString("firstName")).isEqualTo("Jane");
        assertThat(profile.getString("lastName")).isEqualTo("Doe");
        assertThat(profile.getJsonArray("roles")).hasToString("[\"User\"]");
        assertThat(answer.body())
                .doesNotContain(
                        "$argon2",
                        TestDatabase.ask("select password_hash from account where username = '" + me.username + "'"));
    }

    /** The version of RFC 9562, section 5.7: ids sort by the time they were made. */
    @Test
    void idIsAUuidOfVersionSeven() {
        UUID id = UUID.fromString(me.own().get("api/user").text("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void createdIsTheMomentOfTheRegistration() {
        Instant before = Instant.now();
        Answer profile = Visitor.loggedIn(api).own().get("api/user");
        assertThat(Instant.parse(profile.text("created")))
                .isBetween(before.minus(Duration.ofSeconds(1)), Instant.now().plus(Duration.ofSeconds(1)));
    }

    /** ASVS 8.2.2: only the token determines which profile is returned. */
    @Test
    void callerSeesOnlyTheOwnAccount() {
        Visitor neighbor = Visitor.loggedIn(api);
        String id = neighbor.own().get("api/user").text("id");
        for (String query :
                new String[] {"", "?id=" + id, "?email=" + neighbor.email, "?username=" + neighbor.username}) {
            assertThat(me.own().get("api/user" + query).text("username")).isEqualTo(me.username);
        }
        assertThat(me.own().get("api/user/" + id).status()).isEqualTo(404);
        assertThat(me.own().get("api/users/" + id).status()).isIn(403, 404);
    }

    /** ASVS 10.3.3: a token that outlives its account is refused. */
    @Test
    void tokenOfADeletedAccountIsNotValid() throws SQLException {
        assertThat(TestDatabase.change("delete from account where username = '" + me.username + "'"))
                .isEqualTo(1);
        me.own().get("api/user").mustBe(401, "invalid-token");
        assertThat(me.register().status()).isEqualTo(201);
        me.own().get("api/user").mustBe(401, "invalid-token");
    }

    @Test
    void namesAreChangedOneByOne() {
        assertThat(me.own().patch("api/user", Api.json("firstName", "Zo\u00eb")).text("firstName"))
                .isEqualTo("Zo\u00eb");
        JsonObject profile =
                me.own().patch("api/user", Api.json("lastName", "O'Neil <b>")).json();
        assertThat(profile.getString("firstName")).isEqualTo("Zo\u00eb");
        assertThat(profile.getString("lastName")).isEqualTo("O'Neil <b>");
        assertThat(me.own().get("api/user").json()).isEqualTo(profile);
        assertThat(me.own().patch("api/user", "{}").mustBe(400, "invalid-input").fields())
                .containsExactly("firstName");
    }

    /** ASVS 8.2.3: nothing else of the account is there to be written. */
    @Test
    void nothingButNamesIsChanged() {
        for (String field : List.of("roles", "id", "email", "username", "created", "passwordHash")) {
            assertThat(me.own()
                            .patch("api/user", Api.json("firstName", "John", field, "Administrator"))
                            .mustBe(400, "invalid-input")
                            .fields())
                    .containsExactly(field);
        }
        assertThat(me.own().get("api/user").text("firstName")).isEqualTo("Jane");
    }

    /** ASVS 7.4.2, 14.2.7. */
    @Test
    void deletedAccountLeavesNothingThatOpensOrNamesIt() throws SQLException {
        String id = me.own().get("api/user").text("id");
        Answer other = me.logIn();
        assertThat(me.delete("wrong").mustBe(400, "invalid-input").fields()).containsExactly("password");

        assertThat(me.delete(Api.PASSWORD).status()).isEqualTo(204);

        me.own().get("api/user").mustBe(401, "invalid-token");
        api.as(other.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.renew(other.text("refreshToken")).mustBe(401, "invalid-token");
        me.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(TestDatabase.ask("select count(*) from account_role where account_id = '" + id + "'"))
                .isEqualTo("0");
        assertThat(TestDatabase.ask("select count(*) from audit_event where account_id = '" + id
                        + "' and action = 'ACCOUNT_DELETED'"))
                .isEqualTo("1");
        assertThat(me.register().status()).isEqualTo(201);
    }

    @Test
    void ofTwentyDeletionsAtOnceOneSucceeds() throws InterruptedException {
        List<Answer> answers = Rush.of(20, caller -> me.delete(Api.PASSWORD));
        assertThat(answers.stream().filter(answer -> answer.status() == 204)).hasSize(1);
        assertThat(answers)
                .extracting(Answer::status)
                .allMatch(status -> status == 204 || status == 400 || status == 401);
    }

    /** ASVS 14.2.6: everything about the caller, no other person and no secret. */
    @Test
    void exportHoldsWhatIsStoredAboutTheCaller() throws SQLException {
        me.logIn("wrong").mustBe(401, "invalid-credentials");
        assertThat(me.forget().status()).isEqualTo(202);
        Answer export = me.own().get("api/user/export");
        // An application inside the WAR under test may add its own.
        assertThat(export.json().keySet())
                .filteredOn(name -> !name.equals("applications"))
                .containsExactlyInAnyOrder(
                        "account",
                        "lastLogin",
                        "secondFactor",
                        "roles",
                        "sessions",
                        "devices",
                        "links",
                        "groups",
                        "events");
        assertThat(me.own().get("api/user").json().entrySet())
                .containsAll(export.json().getJsonObject("account").entrySet());
        assertThat(export.json().getJsonArray("sessions")).hasSize(1);
        assertThat(export.json().getJsonArray("devices")).hasSize(1);
        assertThat(export.json().getJsonArray("links")).hasSize(1);
        assertThat(export.json().getJsonArray("events").getValuesAs(JsonObject.class))
                .extracting(event -> event.getString("action"))
                .containsExactly("PASSWORD_RESET_REQUESTED", "CREDENTIALS_REFUSED", "LOGIN", "ACCOUNT_CREATED");
        // An event contains an address only if the caller was its actor.
        assertThat(export.json().getJsonArray("events").getValuesAs(JsonObject.class))
                .filteredOn(event -> event.containsKey("address"))
                .extracting(event -> event.getString("action"))
                .containsExactly("LOGIN");
        assertThat(export.body())
                .doesNotContain("$argon2")
                .doesNotContain(
                        TestDatabase.ask("select token_hash from session s join account a on a.id = s.account_id"
                                + " where a.username = '" + me.username + "'"))
                .doesNotContain(TestDatabase.ask("select max(hash) from link where email = '" + me.email + "'"));
    }
}
