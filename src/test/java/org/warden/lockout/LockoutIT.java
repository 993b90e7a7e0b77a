package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/** The limit on wrong guesses at an account (ASVS 6.3.1, 6.3.4). */
class LockoutIT extends OnServer {
    private static final int ROUNDS = Math.max(2, TestRun.ROUNDS * 2 / 5);

    private Visitor owner;

    @BeforeEach
    void register() {
        owner = Visitor.registered(api);
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
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void rightPasswordEndsTheCount() throws SQLException {
        for (int i = 0; i < 3; i++) {
            guess("wrong");
            guess("wrong");
            assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
        }
        assertThat(TestDatabase.ask(GuessRace.evaluated(owner.username))).isEqualTo("6");
    }

    @Test
    void lockedAccountIsRefusedEvenWithTheRightPasswordAndLetInAfterwards() throws SQLException {
        lock();
        assertThat(masked(guess(Api.PASSWORD))).isEqualTo(masked(guess("wrong")));
        TestDatabase.change("update guess_count set blocked_until = last_failed where id = " + account());
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
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

    /** ASVS 6.3.8: an unknown name locks too. */
    @Test
    void unknownNameIsTreatedAlike() throws SQLException {
        long before = Long.parseLong(TestDatabase.ask("select count(*) from guess_count"));
        Answer first = owner.at("nobody" + owner.email).logIn("wrong");
        first.mustBe(401, "invalid-credentials");
        assertThat(Long.parseLong(TestDatabase.ask("select count(*) from guess_count")))
                .isEqualTo(before + 1);
    }

    /** A thief with the token but without the password guesses too. */
    @Test
    void passwordChangeCountsInTheSameCount() throws SQLException {
        owner.enter();
        lock();
        Answer refused = owner.changePassword(Api.PASSWORD, "another orange tractor 8");
        refused.mustBe(400, "invalid-input");
        assertThat(owner.own().get("api/secured").status()).isEqualTo(200);
    }

    /** ASVS 6.1.1: others cannot lock the owner out of a known device. */
    @Test
    void knownDeviceOfTheOwnerIsNotLockedOutByAStranger() throws SQLException {
        String device = device(owner.logIn(Api.PASSWORD));
        lock();
        guess(Api.PASSWORD);
        assertThat(with(device).logIn(Api.PASSWORD).status()).isEqualTo(200);
        guess(Api.PASSWORD);
    }

    @Test
    void knownDeviceIsLockedItself() {
        String device = device(owner.logIn(Api.PASSWORD));
        for (int i = 0; i < 3; i++) {
            with(device).logIn("wrong").mustBe(401, "invalid-credentials");
        }
        with(device).logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        assertThat(owner.logIn(Api.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void deviceOfAnotherOwnerCountsAsAStranger() throws SQLException {
        String device = device(Visitor.registered(api).logIn());
        lock();
        with(device).logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        with("__Host-warden-device=" + "A".repeat(64)).logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
        with("__Host-warden-device=%").logIn(Api.PASSWORD).mustBe(401, "invalid-credentials");
    }

    @Test
    void newPasswordEndsTheTrustInDevices() throws SQLException {
        Answer first = owner.enter();
        String next = "another orange tractor 8";
        assertThat(owner.changePassword(Api.PASSWORD, next).status()).isEqualTo(200);
        lock();
        with(device(first)).logIn(next).mustBe(401, "invalid-credentials");
    }

    /** The owner, on the device with this cookie. */
    private Visitor with(String cookie) {
        return owner.by(api.with("Cookie", cookie));
    }

    private static String device(Answer login) {
        return login.cookie("__Host-warden-device");
    }

    /** Follows nine wrong guesses and their pauses. */
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
        return "(select id from account where username = '" + owner.username + "')";
    }

    private Answer guess(String password) {
        return owner.logIn(password).mustBe(401, "invalid-credentials");
    }

    private static String masked(Answer answer) {
        return answer.body().replace(answer.header("X-Request-Id"), "");
    }
}
