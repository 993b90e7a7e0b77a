package org.warden.entrance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.entrance.Admittance.Admitted;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.mail.Mailbox;
import org.warden.proof.Proof;
import org.warden.secondfactor.SecondFactorProof;
import org.warden.time.HandClock;

@Acts
class AdmittanceActTest {
    @Inject
    Admittance admittance;

    @Inject
    PasswordGuess guess;

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

    @Nested
    class WithASession {
        @Test
        void sessionBegins() {
            open();
            assertThat(rows.count("session where account_id = ? and ended is null", ada.id()))
                    .isEqualTo(1);
        }

        @Test
        void eachLoginHasASessionOfItsOwn() {
            open();
            open();
            assertThat(rows.count("session where ended is null")).isEqualTo(2);
        }

        @Test
        void sessionStoresTheAuthenticationMethods() {
            open();
            needSecondFactor();
            open();
            assertThat(rows.texts("select methods from session")).containsExactly("pwd", "pwd otp mfa");
        }

        @Test
        void loginIsOnRecordByTheOwnerWithTheSession() {
            open();
            assertThat(rows.events()).containsExactly("LOGIN " + rows.text("select cast(id as varchar) from session"));
            assertThat(rows.count("audit_event where actor_id = ?", ada.id())).isEqualTo(1);
        }

        @Test
        void timeOfTheLoginIsKept() {
            open();
            assertThat(lastLogin()).isEqualTo(1);
        }

        @Test
        void accountHasAHundredLiveSessionsAtMost() {
            for (int i = 0; i < 130; i++) {
                open();
            }
            assertThat(rows.count("session where ended is null")).isBetween(75, 100);
        }

        @Test
        void sessionsOfOthersDoNotCount() {
            UUID other = people.logIn(people.register("grace")).session();
            for (int i = 0; i < 130; i++) {
                open();
            }
            assertThat(rows.count("session where id = ? and ended is null", other))
                    .isEqualTo(1);
        }

        @Test
        void accountThatChangedSinceTheProofOpensNothing() {
            var proof = people.proof(ada);
            people.changeAll();
            assertThat(open(proof)).isEmpty();
            nothingIsWritten();
        }

        @Test
        void accountThatWasDisabledSinceTheProofOpensNothing() {
            var proof = people.proof(ada);
            rows.change("update account set status = 'DISABLED'");
            assertThat(open(proof)).isEmpty();
            nothingIsWritten();
        }

        @Test
        void changedAccountKeepsItsWrongGuesses() {
            wrongGuess();
            var proof = people.proof(ada);
            people.changeAll();
            open(proof);
            assertThat(rows.count("guess_count")).isEqualTo(1);
        }

        @Test
        void removedAccountOpensNothing() {
            var proof = people.proof(ada);
            rows.change("delete from account");
            assertThat(open(proof)).isEmpty();
        }

        @Test
        void secondFactorThatIsNotProvedOpensNothing() {
            needSecondFactor();
            wrongGuess();
            Proof password = password();
            assertThatThrownBy(() -> open(password)).hasMessage("The second factor is not proved yet.");
            nothingIsWritten();
            assertThat(rows.count("guess_count")).isEqualTo(1);
        }
    }

    @Nested
    class Guesses {
        @Test
        void wrongGuessesAreForgiven() {
            wrongGuess();
            open(password());
            assertThat(rows.count("guess_count")).isZero();
        }

        @Test
        void guessesOfStrangersAreNotForgivenByAKnownDevice() {
            browser.keep(open().device());
            wrongGuess();
            open(password());
            assertThat(rows.count("guess_count")).isEqualTo(1);
        }

        @Test
        void wrongGuessAfterTheProofStaysCounted() {
            Proof password = password();
            wrongGuess();
            open(password);
            assertThat(rows.count("guess_count")).isEqualTo(1);
        }

        @Test
        void wrongCodeSinceTheRightPasswordIsForgiven() {
            needSecondFactor();
            Proof password = password();
            wrongGuess();
            open(password.by(SecondFactorProof.METHODS));
            assertThat(rows.count("guess_count")).isZero();
        }
    }

    @Nested
    class Device {
        @Test
        void firstLoginSendsNoNotice() {
            open(password());
            assertThat(mailbox.all()).isEmpty();
            assertThat(rows.count("seen_device")).as("remembered").isEqualTo(1);
        }

        @Test
        void loginFromTheSameDeviceSendsNoNotice() {
            open(password());
            open(password());
            assertThat(mailbox.all()).isEmpty();
        }

        @Test
        void loginFromAnotherDeviceSendsANotice() {
            open(password());
            browser.elsewhere();
            open(password());
            assertThat(mailbox.templates()).containsExactly("NEW_DEVICE");
        }

        @Test
        void loginFromAnotherDeviceIsToldOnce() {
            open(password());
            browser.elsewhere();
            open(password());
            open(password());
            assertThat(mailbox.all()).hasSize(1);
        }

        @Test
        void twoProofsFromBeforeTheFirstLoginAreToldOnce() {
            open(password());
            browser.elsewhere();
            var first = password();
            var second = password();
            open(first);
            open(second);
            assertThat(mailbox.all()).hasSize(1);
        }

        @Test
        void deviceWithTheCookieIsKnownFromAnyNetworkAndProgram() {
            String device = open(password()).orElseThrow().device();
            browser.elsewhere();
            browser.keep(device);
            open(password());
            assertThat(mailbox.all()).isEmpty();
        }

        @Test
        void knownDeviceKeepsItsCookie() {
            String device = open().device();
            assertThat(admit(people.proof(ada), device).map(Admitted::device)).contains(device);
        }

        @Test
        void invalidDeviceCookieIsReplaced() {
            assertThat(admit(people.proof(ada), "x").map(Admitted::device))
                    .isPresent()
                    .isNotEqualTo(Optional.of("x"));
        }
    }

    @Nested
    class ForOneRequest {
        @Test
        void timeOfTheLoginIsKept() {
            assertThat(once(people.proof(ada))).isTrue();
            assertThat(lastLogin()).isEqualTo(1);
        }

        @Test
        void nothingElseIsWritten() {
            once(password());
            assertThat(rows.count("session")).isZero();
            assertThat(rows.count("seen_device")).isZero();
            assertThat(rows.events()).isEmpty();
        }

        @Test
        void newDeviceSendsNoNotice() {
            open(password());
            browser.elsewhere();
            once(password());
            assertThat(mailbox.all()).isEmpty();
        }

        @Test
        void wrongGuessesAreForgiven() {
            wrongGuess();
            once(password());
            assertThat(rows.count("guess_count")).isZero();
        }

        @Test
        void bothFactorsAreAdmitted() {
            needSecondFactor();
            assertThat(once(people.proof(ada))).isTrue();
        }

        @Test
        void accountThatChangedSinceTheProofIsNotAdmitted() {
            var proof = people.proof(ada);
            people.changeAll();
            assertThat(once(proof)).isFalse();
            nothingIsWritten();
        }

        @Test
        void secondFactorThatIsNotProvedIsNotAdmitted() {
            needSecondFactor();
            wrongGuess();
            Proof password = password();
            assertThatThrownBy(() -> once(password)).hasMessage("The second factor is not proved yet.");
            nothingIsWritten();
            assertThat(rows.count("guess_count")).isEqualTo(1);
        }
    }

    private void nothingIsWritten() {
        assertThat(rows.count("session")).isZero();
        assertThat(rows.count("seen_device")).isZero();
        assertThat(rows.count("account where last_login is not null")).isZero();
        assertThat(rows.events()).isEmpty();
        assertThat(mailbox.size()).isZero();
    }

    private int lastLogin() {
        return rows.count("account where last_login = ?", clock.instant().toString());
    }

    /** Makes a wrong guess, and waits until its pause is over. */
    private void wrongGuess() {
        guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
        rows.forgetEvents();
        clock.pass(Duration.ofMinutes(1));
    }

    private void needSecondFactor() {
        rows.change("update account set second_factor = true");
    }

    /** Proves the password from this browser, which decides whether the device is known. */
    private Proof password() {
        return people.prove(ada.username(), People.PASSWORD).orElseThrow();
    }

    private Admitted open() {
        return open(people.proof(ada)).orElseThrow();
    }

    private Optional<Admitted> open(Proof proof) {
        return admit(proof, null);
    }

    private Optional<Admitted> admit(Proof proof, String device) {
        return admittance.open(new PendingLogin(proof), device, browser.requester());
    }

    private boolean once(Proof proof) {
        return admittance.once(new PendingLogin(proof));
    }
}
