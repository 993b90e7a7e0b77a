package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.secondfactor.Authenticator;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestMail;

/** The owner with the old mailbox gets a clean account: one test for each kind of state that a thief can leave in it. */
class EmailUndoIT extends OnServer {
    private static final String NEXT = "another battery 9 staple";
    private static final String CHOSEN = "yet another battery 9 staple";

    private String someone;
    private String old;
    private String next;
    private Answer login;
    private Api thief;

    @BeforeEach
    void register() {
        someone = Api.someone();
        old = Api.email(someone);
        next = "new" + old;
        assertThat(api.register(someone).status()).isEqualTo(201);
        login = login(old, Api.PASSWORD);
        thief = api.as(login.text("token"));
    }

    @Test
    void passwordOpensNothing() {
        String undo = moved();
        assertThat(thief.send(
                                "PUT",
                                "api/user/password",
                                "application/json",
                                BodyPublishers.ofString("{\"currentPassword\":\"" + Api.PASSWORD
                                        + "\",\"newPassword\":\"" + NEXT + "\"}"))
                        .status())
                .isEqualTo(200);
        undo(undo);
        for (String password : List.of(Api.PASSWORD, NEXT)) {
            login(old, password).mustBe(401, "invalid-credentials");
            login(next, password).mustBe(401, "invalid-credentials");
        }
        chooseAPassword();
        assertThat(login(old, CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void sessionsFromBeforeAndAfterTheMoveEnd() {
        String undo = moved();
        Answer after = login(next, Api.PASSWORD);
        undo(undo);
        for (Answer session : List.of(login, after)) {
            api.as(session.text("token")).get("api/user").mustBe(401, "invalid-token");
            api.post("api/user/refresh-token", "{\"refreshToken\":\"" + session.text("refreshToken") + "\"}")
                    .mustBe(401, "invalid-token");
        }
    }

    /** The secret is older than the move, the confirmation is not. */
    @Test
    void secondFactorBegunBeforeTheMoveAndConfirmedAfterItIsGone() {
        Authenticator app = begin();
        String undo = moved();
        confirmFactor(app, 0);
        undo(undo);
        chooseAPassword();
        assertThat(login(old, CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void secondFactorThatIsPendingIsGone() throws SQLException {
        begin();
        undo(moved());
        assertThat(count("second_factor")).isEqualTo("0");
    }

    /** The thief had the password before the move too. */
    @Test
    void secondFactorConfirmedShortlyBeforeTheMoveIsGone() throws SQLException {
        confirmFactor(begin(), 0);
        undo(moved());
        chooseAPassword();
        assertThat(login(old, CHOSEN).status()).isEqualTo(200);
        assertThat(count("recovery_code")).isEqualTo("0");
    }

    /** Without it a thief of the old mailbox would need no second factor. */
    @Test
    void secondFactorFromLongBeforeTheMoveStaysWithItsRecoveryCodes() throws SQLException {
        Authenticator app = begin();
        confirmFactor(app, -1);
        age();
        undo(moved());
        chooseAPassword();
        login(old, CHOSEN).mustBe(401, "second-factor-required");
        assertThat(count("recovery_code")).isEqualTo("10");
        assertThat(login(old, CHOSEN, "code", app.code(0)).status()).isEqualTo(200);
    }

    @Test
    void recoveryCodesMadeSinceTheMoveAreGone() throws SQLException {
        Authenticator app = begin();
        confirmFactor(app, -1);
        age();
        String undo = moved();
        List<String> codes = thief
                .post(
                        "api/user/2fa/recovery-codes",
                        "{\"password\":\"" + Api.PASSWORD + "\",\"code\":\"" + app.code(0) + "\"}")
                .json()
                .getJsonArray("recoveryCodes")
                .getValuesAs(JsonString.class)
                .stream()
                .map(JsonString::getString)
                .toList();
        assertThat(codes).hasSize(10);
        undo(undo);
        chooseAPassword();
        login(old, CHOSEN, "recoveryCode", codes.get(0)).mustBe(401, "second-factor-required");
        assertThat(count("recovery_code")).isEqualTo("0");
        assertThat(login(old, CHOSEN, "code", app.code(1)).status()).isEqualTo(200);
    }

    /** Asked for before the move, for after it: a new password at the new mailbox, and another address. */
    @Test
    void linksThatWerePendingOpenNothing() {
        String first = changed(next);
        String other = changed("other" + old);
        assertThat(confirm(first).status()).isEqualTo(200);
        String undo = TestMail.to(old, "Your e-mail address was changed").token();
        String later = changed("later" + old);
        assertThat(api.post("api/user/forgot-password", "{\"email\":\"" + next + "\"}")
                        .status())
                .isEqualTo(202);
        String reset = TestMail.to(next, "Choose a new password").token();
        undo(undo);
        confirm(other).mustBe(400, "invalid-link");
        confirm(later).mustBe(400, "invalid-link");
        api.post("api/user/reset-password", "{\"token\":\"" + reset + "\",\"newPassword\":\"" + NEXT + "\"}")
                .mustBe(400, "invalid-link");
    }

    /** The next login is told to the owner, also one with the program and from the network of the thief. */
    @Test
    void devicesOfTheThiefAreNotKnownAnyMore() throws SQLException {
        undo(moved());
        assertThat(count("seen_device")).isEqualTo("0");
        chooseAPassword();
        assertThat(login(old, CHOSEN).status()).isEqualTo(200);
        TestMail.to(old, "A login from a new device");
    }

    @Test
    void namesAreThoseOfTheMove() {
        String undo = moved();
        assertThat(thief.send(
                                "PATCH",
                                "api/user",
                                "application/json",
                                BodyPublishers.ofString("{\"firstName\":\"Eve\",\"lastName\":\"Thief\"}"))
                        .status())
                .isEqualTo(200);
        undo(undo);
        chooseAPassword();
        Answer profile = api.as(api.login(old, CHOSEN)).get("api/user");
        assertThat(profile.text("firstName")).isEqualTo("Jane");
        assertThat(profile.text("lastName")).isEqualTo("Doe");
    }

    /** The address is moved by a thief who has the password; returns the token that takes it back. */
    private String moved() {
        assertThat(confirm(changed(next)).status()).isEqualTo(200);
        return TestMail.to(old, "Your e-mail address was changed").token();
    }

    private String changed(String address) {
        assertThat(thief.send(
                                "PUT",
                                "api/user/email",
                                "application/json",
                                BodyPublishers.ofString(
                                        "{\"password\":\"" + Api.PASSWORD + "\",\"email\":\"" + address + "\"}"))
                        .status())
                .isEqualTo(202);
        return TestMail.to(address, "Please confirm your new e-mail address").token();
    }

    private Authenticator begin() {
        return new Authenticator(thief.post("api/user/2fa", "").text("secret"));
    }

    private void confirmFactor(Authenticator app, int step) {
        assertThat(thief.post(
                                "api/user/2fa/confirm",
                                "{\"password\":\"" + Api.PASSWORD + "\",\"code\":\"" + app.code(step) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    /** As if the second factor were the owner's, from years ago. */
    private void age() throws SQLException {
        assertThat(TestDatabase.change(
                        "update second_factor set confirmed = timestamp with time zone '2020-01-01 00:00:00+00'"
                                + " where account_id = (select id from account where username = '" + someone + "')"))
                .isEqualTo(1);
    }

    private Answer confirm(String token) {
        return api.post("api/user/confirm-email", "{\"token\":\"" + token + "\"}");
    }

    private void undo(String token) {
        assertThat(api.post("api/user/undo-email", "{\"token\":\"" + token + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private void chooseAPassword() {
        String token = TestMail.to(old, "Choose a new password").token();
        assertThat(api.post(
                                "api/user/reset-password",
                                "{\"token\":\"" + token + "\",\"newPassword\":\"" + CHOSEN + "\"}")
                        .status())
                .isEqualTo(200);
    }

    private Answer login(String email, String password) {
        return api.post("api/user/token", Api.credentials(email, password));
    }

    private Answer login(String email, String password, String second, String code) {
        return api.post(
                "api/user/token",
                "{\"email\":\"" + email + "\",\"password\":\"" + password + "\",\"" + second + "\":\"" + code + "\"}");
    }

    private String count(String table) throws SQLException {
        return TestDatabase.ask("select count(*) from " + table
                + " where account_id = (select id from account where username = '" + someone + "')");
    }
}
