package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;

/** How many wrong guesses at an account are looked at (ASVS 6.3.1, 6.3.4). */
class LockoutIT extends OnServer {
    private static final int ROUNDS = Math.max(2, Integer.getInteger("warden.it.rounds") * 2 / 5);

    private String someone;
    private String email;

    @BeforeEach
    void register() {
        someone = Api.someone();
        email = Api.email(someone);
        assertThat(api.register(someone).status()).isEqualTo(201);
    }

    @Test
    void parallelGuessesGainNothing() throws Exception {
        GuessRace race = new GuessRace(List.of(api));
        for (int round = 0; round < ROUNDS; round++) {
            String victim = race.run();
            int evaluated = Integer.parseInt(TestDatabase.ask(GuessRace.evaluated(victim)));
            assertThat(evaluated).isBetween(3, GuessRace.THRESHOLD);
        }
    }

    @Test
    void twoMistakesCostNothing() {
        guess("wrong");
        guess("wrong");
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void rightPasswordEndsTheCount() throws SQLException {
        for (int i = 0; i < 3; i++) {
            guess("wrong");
            guess("wrong");
            assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
        }
        assertThat(TestDatabase.ask(GuessRace.evaluated(someone))).isEqualTo("6");
    }

    @Test
    void lockedAccountIsRefusedEvenWithTheRightPasswordAndLetInAfterwards() throws SQLException {
        lock();
        assertThat(masked(guess(Api.PASSWORD))).isEqualTo(masked(guess("wrong")));
        TestDatabase.change("update guess_count set blocked_until = last_failed where id = " + account());
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
        assertThat(TestDatabase.ask("select count(*) from guess_count where id = " + account()))
                .isEqualTo("0");
    }

    @Test
    void guessesDuringALockAreNotCountedSoThatItEnds() throws SQLException {
        lock();
        String until = TestDatabase.ask("select blocked_until from guess_count where id = " + account());
        guess("wrong");
        guess(Api.PASSWORD);
        assertThat(TestDatabase.ask("select blocked_until from guess_count where id = " + account()))
                .isEqualTo(until);
    }

    /** ASVS 6.3.8: what nobody has is locked as well. */
    @Test
    void nameThatNobodyHasIsTreatedAlike() throws SQLException {
        long before = Long.parseLong(TestDatabase.ask("select count(*) from guess_count"));
        Answer first = api.post("api/user/token", Api.credentials("nobody" + email, "wrong"));
        first.mustBe(401, "invalid-credentials");
        assertThat(Long.parseLong(TestDatabase.ask("select count(*) from guess_count")))
                .isEqualTo(before + 1);
    }

    /** Who has the token and not the password guesses at it too. */
    @Test
    void passwordChangeCountsInTheSameCount() throws SQLException {
        Api caller = api.as(api.login(email, Api.PASSWORD));
        lock();
        Answer refused = change(caller, "another orange tractor 8");
        refused.mustBe(400, "invalid-input");
        assertThat(caller.get("api/secured").status()).isEqualTo(200);
    }

    /** ASVS 6.1.1: nobody locks the owner out of the device on which he has logged in before. */
    @Test
    void knownDeviceOfTheOwnerIsNotLockedOutByAStranger() throws SQLException {
        String device = device(login(Api.PASSWORD));
        lock();
        guess(Api.PASSWORD);
        assertThat(loginFrom(device, Api.PASSWORD).status()).isEqualTo(200);
        guess(Api.PASSWORD);
    }

    @Test
    void knownDeviceIsLockedItself() {
        String device = device(login(Api.PASSWORD));
        for (int i = 0; i < 3; i++) {
            loginFrom(device, "wrong").mustBe(401, "invalid-credentials");
        }
        loginFrom(device, Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(login(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void deviceOfSomebodyElseIsAStrangers() throws SQLException {
        String other = Api.someone();
        assertThat(api.register(other).status()).isEqualTo(201);
        String device = device(api.post("api/user/token", Api.credentials(Api.email(other), Api.PASSWORD)));
        lock();
        loginFrom(device, Api.PASSWORD).mustBe(401, "invalid-credentials");
        loginFrom("__Host-warden-device=" + "A".repeat(64), Api.PASSWORD).mustBe(401, "invalid-credentials");
        loginFrom("__Host-warden-device=%", Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    @Test
    void newPasswordEndsTheTrustInDevices() throws SQLException {
        Answer first = login(Api.PASSWORD);
        String next = "another orange tractor 8";
        assertThat(change(api.as(first.text("token")), next).status()).isEqualTo(200);
        lock();
        loginFrom(device(first), next).mustBe(401, "invalid-credentials");
    }

    private static Answer change(Api caller, String next) {
        return caller.send(
                "PUT",
                "api/user/password",
                "application/json",
                BodyPublishers.ofString(
                        "{\"currentPassword\":\"" + Api.PASSWORD + "\",\"newPassword\":\"" + next + "\"}"));
    }

    private static String device(Answer login) {
        return login.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("__Host-warden-device="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(";.*", "");
    }

    private Answer loginFrom(String device, String password) {
        return api.send(api.request("api/user/token")
                .header("Cookie", device)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.credentials(email, password))));
    }

    /** Nine wrong guesses lie behind it, and their pauses. */
    private void lock() throws SQLException {
        guess("wrong");
        TestDatabase.change("update guess_count set failures = 9 where id = " + account());
        guess("wrong");
        assertThat(TestDatabase.ask(
                        "select max(e.action) from audit_event e where e.action = 'ACCOUNT_LOCKED' and e.account_id = "
                                + account()))
                .isEqualTo("ACCOUNT_LOCKED");
    }

    private String account() {
        return "(select id from account where username = '" + someone + "')";
    }

    private Answer guess(String password) {
        return login(password).mustBe(401, "invalid-credentials");
    }

    private Answer login(String password) {
        return api.post("api/user/token", Api.credentials(email, password));
    }

    private static String masked(Answer answer) {
        return answer.body().replace(answer.header("X-Request-Id"), "");
    }
}
