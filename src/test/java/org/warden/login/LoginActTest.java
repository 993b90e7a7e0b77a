package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.bearer.TokenCheck;
import org.warden.lockout.PasswordGuess;
import org.warden.login.Login.Opened;
import org.warden.mail.Mailbox;
import org.warden.time.HandClock;

@Acts
class LoginActTest {
    @Inject
    Login login;

    @Inject
    PasswordGuess guess;

    @Inject
    TokenCheck check;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void sessionBegins() {
        logIn();
        assertThat(rows.count("session where account_id = ? and ended is null", ada.id()))
                .isEqualTo(1);
    }

    @Test
    void eachLoginHasASessionOfItsOwn() {
        logIn();
        logIn();
        assertThat(rows.count("session where ended is null")).isEqualTo(2);
    }

    @Test
    void loginIsOnRecordByTheOwnerWithTheSession() {
        logIn();
        assertThat(rows.events()).containsExactly("LOGIN " + rows.text("select cast(id as varchar) from session"));
        assertThat(rows.count("audit_event where actor_id = ?", ada.id())).isEqualTo(1);
    }

    @Test
    void timeOfTheLoginIsKept() {
        logIn();
        assertThat(rows.count("account where last_login = ?", clock.instant().toString()))
                .isEqualTo(1);
    }

    @Test
    void accessTokenCounts() {
        assertThat(check.check(logIn().tokens().token()).token().getSubject())
                .isEqualTo(ada.id().toString());
    }

    @Test
    void tokenNamesTheRoles() {
        people.give(ada, "Administrator");
        assertThat(logIn().tokens().roles()).containsExactly("Administrator", "User");
    }

    @Test
    void roleThatNeedsASecondFactorDoesNotCountWithoutOne() {
        people.give(ada, "Moderator");
        assertThat(logIn().tokens().roles()).containsExactly("User");
    }

    @Test
    void roleThatNeedsASecondFactorCountsWithOne() {
        people.give(ada, "Moderator");
        rows.change("update account set second_factor = true");
        assertThat(logIn().tokens().roles()).containsExactly("Moderator", "User");
    }

    @Test
    void sessionSaysHowItBegan() {
        logIn();
        rows.change("update account set second_factor = true");
        logIn();
        assertThat(rows.texts("select methods from session")).containsExactly("pwd", "pwd otp mfa");
    }

    @Test
    void databaseHoldsTheRefreshTokenNowhere() {
        String token = logIn().tokens().refreshToken();
        assertThat(rows.count("session where token_hash = ? or salt = ?", token, token))
                .isZero();
    }

    @Test
    void accountThatChangedSinceTheProofOpensNothing() {
        var proof = people.proof(ada);
        rows.change("update account set epoch = epoch + 1");
        assertThat(login.open(proof, null, browser.requester())).isEmpty();
        assertThat(rows.count("session")).isZero();
        assertThat(rows.events()).isEmpty();
    }

    @Test
    void removedAccountOpensNothing() {
        var proof = people.proof(ada);
        rows.change("delete from account");
        assertThat(login.open(proof, null, browser.requester())).isEmpty();
    }

    @Test
    void wrongGuessesAreForgiven() {
        guess.judge(ada.id(), false, ada.id(), "wrong", browser.requester());
        proveAndLogIn();
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void guessesOfStrangersAreNotForgivenByAKnownDevice() {
        browser.keep(logIn().device());
        guess.judge(ada.id(), false, ada.id(), "wrong", browser.requester());
        proveAndLogIn();
        assertThat(rows.count("guess_count")).isEqualTo(1);
    }

    @Test
    void firstLoginIsNoNews() {
        proveAndLogIn();
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void loginFromTheSameDeviceIsNoNews() {
        proveAndLogIn();
        proveAndLogIn();
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void loginFromAnotherDeviceIsTold() {
        proveAndLogIn();
        browser.elsewhere();
        proveAndLogIn();
        assertThat(mailbox.templates()).containsExactly("NEW_DEVICE");
    }

    @Test
    void loginFromAnotherDeviceIsToldOnce() {
        proveAndLogIn();
        browser.elsewhere();
        proveAndLogIn();
        proveAndLogIn();
        assertThat(mailbox.all()).hasSize(1);
    }

    @Test
    void twoLoginsAtOnceFromAnotherDeviceAreToldOnce() {
        proveAndLogIn();
        browser.elsewhere();
        var first = people.prove(ada.username(), People.PASSWORD).orElseThrow();
        var second = people.prove(ada.username(), People.PASSWORD).orElseThrow();
        login.open(first, null, browser.requester());
        login.open(second, null, browser.requester());
        assertThat(mailbox.all()).hasSize(1);
    }

    @Test
    void deviceThatKeepsTheCookieIsKnownUnderAnyName() {
        String device = proveAndLogIn().device();
        browser.elsewhere();
        browser.keep(device);
        proveAndLogIn();
        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    void deviceKeepsWhatItHas() {
        String device = logIn().device();
        assertThat(login.open(people.proof(ada), device, browser.requester()).map(Opened::device))
                .contains(device);
    }

    @Test
    void deviceThatProvesNothingGetsAnother() {
        assertThat(login.open(people.proof(ada), "x", browser.requester()).map(Opened::device))
                .isNotEqualTo(Optional.of("x"));
    }

    @Test
    void accountHasAHundredLiveSessionsAtMost() {
        for (int i = 0; i < 130; i++) {
            logIn();
        }
        assertThat(rows.count("session where ended is null")).isBetween(75, 100);
    }

    private Opened logIn() {
        return login.open(people.proof(ada), null, browser.requester()).orElseThrow();
    }

    /** With a password, as from this browser: it decides what is known of the device. */
    private Opened proveAndLogIn() {
        var proof = people.prove(ada.username(), People.PASSWORD).orElseThrow();
        return login.open(proof, null, browser.requester()).orElseThrow();
    }
}
