package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Locale;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** Only the right credentials return a token. */
class TokenIT extends OnServer {
    private static final String TODAY = "$argon2id$v=19$m=7168,t=1,p=1$";

    private Visitor visitor;

    @BeforeEach
    void meet() {
        visitor = new Visitor(api);
    }

    @Test
    void loginIsAnsweredInTheGuidesWords() {
        visitor.register();
        Answer answer = visitor.logIn(Api.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        JsonObject login = answer.json();
        assertThat(login.keySet())
                .contains(
                        "message", "isAuthenticated", "userName", "email", "roles", "token", "tokenType", "expiresIn");
        assertThat(login.getBoolean("isAuthenticated")).isTrue();
        assertThat(login.getString("userName")).isEqualTo(visitor.username);
        assertThat(login.getString("email")).isEqualTo(visitor.email);
        assertThat(login.getJsonArray("roles")).hasToString("[\"User\"]");
        assertThat(login.getString("token").split("\\.", -1)).hasSize(3);
        assertThat(login.getString("tokenType")).isEqualTo("Bearer");
        assertThat(login.getInt("expiresIn")).isEqualTo(900);
    }

    @Test
    void accountIsFoundByItsNamesInAnyLetters() {
        visitor.register();
        for (String name : new String[] {visitor.username, visitor.username.toUpperCase(Locale.ROOT)}) {
            assertThat(byName(name, Api.PASSWORD).text("userName")).isEqualTo(visitor.username);
            assertThat(visitor.at(Api.email(name)).logIn(Api.PASSWORD).text("email"))
                    .isEqualTo(visitor.email);
        }
    }

    /** As after an import by hand. */
    @Test
    void hashOfNoKnownSchemeIsRefusedLikeAWrongPassword() throws SQLException {
        visitor.register();
        String bcrypt = "$2y$10$abcdefghijklmnopqrstuuJ4x8bWb6vO1tM1gqv4bWJ0x1l2ZQ3y2";
        TestDatabase.change(
                "update account set password_hash = '" + bcrypt + "' where username = '" + visitor.username + "'");
        visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    @Test
    void bothNamesAreOneTooMany() {
        visitor.register();
        Answer answer = api.post(
                "api/user/token",
                Api.json("email", visitor.email, "username", visitor.username, "password", Api.PASSWORD));
        assertThat(answer.mustBe(400, "invalid-input").fields()).containsExactly("email");
    }

    @Test
    void wrongCredentialsAreRefusedInTheGuidesWords() {
        Answer answer = visitor.logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(answer.text("detail")).isEqualTo("Incorrect Credentials for user " + visitor.email + ".");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    /** ASVS 6.2.8: the byte that differs is the position in the table, counted from 1. */
    @ParameterizedTest
    @CsvSource({"1", "12", "65", "72", "73", "100", "128"})
    void passwordIsComparedToItsLastCharacter(int position) {
        String password = "Aa1 ".repeat(31) + "Zz9!";
        assertThat(visitor.register(password).status()).isEqualTo(201);
        assertThat(visitor.logIn(password).status()).isEqualTo(200);
        String other = password.substring(0, position - 1) + "?" + password.substring(position);
        visitor.logIn(other).mustBe(401, "invalid-credentials");
    }

    /** ASVS 6.2.8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct Battery 9 staple", "CORRECT BATTERY 9 STAPLE", "correct battery 9 staple ",
                        " correct battery 9 staple",
                "correct battery 9 staple\\t", "correct battery 9 staple\\n", "correct  battery 9 staple",
                        "correct battery 9 stapl",
                "correct battery 9 staple\u200b", "correctbattery9staple"
            })
    void passwordThatIsAlmostTheSameIsRefused(String almost) {
        visitor.register();
        visitor.logIn(almost.translateEscapes()).mustBe(401, "invalid-credentials");
    }

    /** ASVS 6.2.8: spaces around it belong to a password. */
    @Test
    void spacesAroundAPasswordAreKept() {
        assertThat(visitor.register("  spaces around it  ").status()).isEqualTo(201);
        assertThat(visitor.logIn("  spaces around it  ").status()).isEqualTo(200);
        visitor.logIn("spaces around it").mustBe(401, "invalid-credentials");
    }

    /** One keyboard writes an umlaut as one character, another as two. */
    @Test
    void passwordIsTheSameFromEveryKeyboard() {
        assertThat(visitor.register("M\u00fcller sucht \u00c4pfel").status()).isEqualTo(201);
        assertThat(visitor.logIn("Mu\u0308ller sucht A\u0308pfel").status()).isEqualTo(200);
    }

    /** ASVS 11.2.2: each login stores the password under the stronger parameters. */
    @Test
    void hashWithOlderParametersIsReplacedAtTheNextLogin() throws SQLException {
        visitor.register();
        store(argon2id(Api.PASSWORD, 8192, 1));
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(stored()).startsWith(TODAY);
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
        visitor.logIn("a wrong battery 9 staple").mustBe(401, "invalid-credentials");
    }

    /** The cookie proves that the owner logged in there before; guesses from that device have their own counter. */
    @Test
    void hashIsReplacedAlsoAtALoginFromAKnownDevice() throws SQLException {
        visitor.register();
        String device = visitor.logIn(Api.PASSWORD).cookie("__Host-warden-device");
        store(argon2id(Api.PASSWORD, 8192, 1));
        Answer login = visitor.by(api.with("Cookie", device)).logIn(Api.PASSWORD);
        assertThat(login.status()).isEqualTo(200);
        assertThat(stored()).startsWith(TODAY);
    }

    @Test
    void hashIsReplacedAlsoAfterAWrongGuess() throws SQLException {
        visitor.register();
        store(argon2id(Api.PASSWORD, 8192, 1));
        visitor.logIn("a wrong battery 9 staple").mustBe(401, "invalid-credentials");
        assertThat(visitor.logIn(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(stored()).startsWith(TODAY);
    }

    @Test
    void hashWithOlderParametersIsKeptWhereThePasswordIsWrong() throws SQLException {
        visitor.register();
        String old = argon2id(Api.PASSWORD, 8192, 1);
        store(old);
        visitor.logIn("a wrong battery 9 staple").mustBe(401, "invalid-credentials");
        assertThat(stored()).isEqualTo(old);
    }

    @Test
    void hashOfTodayIsKept() throws SQLException {
        visitor.register();
        String hash = stored();
        assertThat(byName(visitor.username, Api.PASSWORD).status()).isEqualTo(200);
        assertThat(stored()).isEqualTo(hash);
    }

    /**
     * ASVS 6.3.2: there are no default accounts. At most two guesses at the administrator: a third would begin a pause, in which
     * the next test could not log in.
     */
    @ParameterizedTest
    @CsvSource({
        "user,Pa$$w0rd.",
        "admin,admin",
        "admin,password",
        "root,changeit",
        "administrator,administrator",
        "warden,warden"
    })
    void publishedPasswordOpensNothing(String username, String password) {
        byName(username, password).mustBe(401, "invalid-credentials");
    }

    private Answer byName(String username, String password) {
        return api.post("api/user/token", Api.json("username", username, "password", password));
    }

    private void store(String hash) throws SQLException {
        String change =
                "update account set password_hash = '%s' where username = '%s'".formatted(hash, visitor.username);
        assertThat(TestDatabase.change(change)).isEqualTo(1);
    }

    private String stored() throws SQLException {
        return TestDatabase.ask("select password_hash from account where username = '" + visitor.username + "'");
    }

    private static String argon2id(String password, int memoryKib, int iterations) {
        byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.US_ASCII);
        byte[] hash = new byte[32];
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(hash);
    }
}
