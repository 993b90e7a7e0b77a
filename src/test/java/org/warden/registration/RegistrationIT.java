package org.warden.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Registration of a new user. */
class RegistrationIT extends OnServer {
    private final String someone = Api.someone();

    @Test
    void newAccountIsAnsweredInTheGuidesWords() throws SQLException {
        Answer answer = api.register(someone);
        assertThat(answer.status()).isEqualTo(201);
        JsonObject account = answer.json();
        assertThat(account.keySet()).containsExactlyInAnyOrder("message", "id", "username", "email", "roles");
        assertThat(account.getString("message")).isEqualTo("User Registered with username " + someone);
        assertThat(account.getString("username")).isEqualTo(someone);
        assertThat(account.getString("email")).isEqualTo(Api.email(someone));
        assertThat(account.getJsonArray("roles")).hasToString("[\"User\"]");
        assertThat(account.getString("id")).isEqualTo(stored("cast(id as varchar)"));
    }

    @Test
    void emailIsTakenInEveryLetterCase() {
        assertThat(api.register(someone).status()).isEqualTo(201);
        for (String email : new String[] {Api.email(someone), Api.email(someone).toUpperCase(Locale.ROOT)}) {
            Answer answer = new Visitor(api, Api.someone(), email).register().mustBe(409, "email-taken");
            assertThat(answer.text("detail")).isEqualTo("Email " + email + " is already registered.");
        }
    }

    @Test
    void usernameIsTakenInEveryLetterCase() {
        assertThat(api.register(someone).status()).isEqualTo(201);
        for (String username : new String[] {someone, someone.toUpperCase(Locale.ROOT)}) {
            new Visitor(api, username, Api.email(Api.someone())).register().mustBe(409, "username-taken");
        }
    }

    @Test
    void emailIsKeptAsItIsTyped() throws SQLException {
        String email = "Jane.Doe+" + someone + "@Example.ORG";
        assertThat(new Visitor(api, someone, email).register().text("email")).isEqualTo(email);
        assertThat(stored("email")).isEqualTo(email);
    }

    /** ASVS 2.2.3: a user name never looks like an e-mail address. */
    @Test
    void usernameIsNoEmailAddress() {
        Answer answer = new Visitor(api, Api.email(someone), Api.email(someone)).register();
        assertThat(answer.mustBe(400, "invalid-input").fields()).containsExactly("username");
    }

    /** ASVS 11.4.2. */
    @Test
    void passwordIsStoredAsAnArgon2idHash() throws SQLException {
        api.register(someone);
        assertThat(stored("password_hash"))
                .matches("\\$argon2id\\$v=19\\$m=7168,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void samePasswordIsStoredInTwoWays() throws SQLException {
        api.register(someone);
        String other = Api.someone();
        api.register(other);
        assertThat(stored("password_hash"))
                .isNotEqualTo(TestDatabase.ask("select password_hash from account where username = '" + other + "'"));
    }

    /** ASVS 6.2.1, 6.2.4, 6.2.9, 6.2.11, 6.2.12. */
    @ParameterizedTest
    @CsvSource({
        "short one 1, must have at least 12 characters",
        "passwordpassword, is too common",
        "123456789012345, is too common",
        "QWERTYUIOPASDFG, is too common",
        "aaaaaaaaaaaa, is too common",
        "Administrator2026!!, is too common",
        "my dear Margarethe, must not contain your first name",
        "the dragonSlayer 12, must not contain your last name",
        "%s is my name, must not contain your user name",
        "%S is my name, must not contain your user name"
    })
    void weakPasswordIsRefusedWithTheReason(String password, String reason) throws SQLException {
        String request = Api.json(
                "firstName",
                "Margarethe",
                "lastName",
                "Dragonslayer",
                "username",
                someone,
                "email",
                Api.email(Api.someone()),
                "password",
                String.format(Locale.ROOT, password, someone));
        Answer answer = api.post("api/user/register", request).mustBe(400, "invalid-input");
        assertThat(answer.fields()).containsOnly("password");
        assertThat(answer.messages("password")).contains(reason);
        assertThat(stored("count(*)")).isEqualTo("0");
    }

    /** ASVS 6.2.1, 6.2.9: in code points, as people count. */
    @ParameterizedTest
    @CsvSource({"11, 400", "12, 201", "64, 201", "128, 201", "129, 400"})
    void lengthOfThePasswordIsCountedInCodePoints(int length, int status) {
        String face = "\ud83d\ude00";
        String password = "7" + face.repeat(length - 2) + "x";
        assertThat(new Visitor(api, someone).register(password).status()).isEqualTo(status);
    }

    /** ASVS 6.2.5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "onlylowercaseletters",
                "NUR GROSSBUCHSTABEN",
                "73 918 264 5502",
                "\u5bc6\u7801\u6709\u5341\u4e8c\u4e2a\u5b57\u7b26\u90a3\u4e48\u957f\u7684\u8bdd"
            })
    void noKindOfCharacterIsDemanded(String password) {
        assertThat(new Visitor(api, someone).register(password).status()).isEqualTo(201);
    }

    /** ASVS 8.2.3: callers cannot set fields that are not theirs to choose. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"roles\":[\"Administrator\"]",
                "\"role\":\"Administrator\"",
                "\"groups\":[\"Administrator\"]",
                "\"id\":\"00000000-0000-7000-8000-000000000000\"",
                "\"enabled\":true",
                "\"emailVerified\":true",
                "\"passwordHash\":\"x\"",
                "\"password_hash\":\"x\"",
                "\"created\":\"2020-01-01T00:00:00Z\"",
                "\"lockedUntil\":null",
                "\"Roles\":null",
                "\"usernameKey\":\"x\""
            })
    void fieldThatIsNotAskedForIsRefused(String field) throws SQLException {
        String request = Api.registration(someone).replaceFirst("\\{", "{" + field + ",");
        Answer answer = api.post("api/user/register", request).mustBe(400, "invalid-input");
        assertThat(answer.fields()).containsExactly(field.substring(1, field.indexOf('"', 1)));
        assertThat(stored("count(*)")).isEqualTo("0");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        String request =
                Api.json("firstName", " ", "lastName", "", "username", "a b", "email", "nobody", "password", "x");
        Answer answer = api.post("api/user/register", request);
        assertThat(answer.mustBe(400, "invalid-input").fields())
                .containsExactly("email", "firstName", "lastName", "username");
    }

    private String stored(String what) throws SQLException {
        return TestDatabase.ask("select " + what + " from account where username = '" + someone + "'");
    }
}
