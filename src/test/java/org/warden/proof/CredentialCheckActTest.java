package org.warden.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.act.Stores;
import org.warden.lockout.Lockout;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.password.OldHash;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

/** Credentials that pass through the identity stores, as at the beginning of each login. */
@Acts
class CredentialCheckActTest {
    @Inject
    CredentialCheck check;

    @Inject
    PasswordGuess guess;

    @Inject
    Lockout lockout;

    @Inject
    Stores stores;

    @Inject
    People people;

    @Inject
    Browser browser;

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

    /** The token of the caller still has the former name. */
    @Test
    void ownerIsProvenAfterAnAdministratorChangedTheUserName() {
        rows.change("update account set username = 'lovelace', username_key = 'lovelace' where id = ?", ada.id());
        assertThat(check.owner(People.caller(ada), "password", People.PASSWORD)
                        .account()
                        .id())
                .isEqualTo(ada.id());
    }

    @Nested
    class OwnStore {
        @ParameterizedTest
        @ValueSource(strings = {"ada", "ADA", "ada@example.org", "Ada@Example.ORG"})
        void accountIsFoundByItsNamesInAnyLetters(String login) {
            assertThat(opens(login, People.PASSWORD)).isTrue();
        }

        @Test
        void wrongPasswordOpensNothing() {
            assertThat(opens("ada", People.WRONG)).isFalse();
            assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED wrong");
        }

        @Test
        void unknownNameIsOnRecordWithoutTheName() {
            assertThat(opens("nobody", People.WRONG)).isFalse();
            assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED unknown");
        }

        @Test
        void unknownNameLocksLikeAKnownOne() {
            guess(lockout.unknown("nobody"), 9);
            opens("nobody", People.WRONG);
            assertThat(rows.events()).last().isEqualTo("ACCOUNT_LOCKED unknown");
        }

        @ParameterizedTest
        @ValueSource(strings = {"UNCONFIRMED", "DISABLED"})
        void rightPasswordOpensNoAccountThatIsShut(String status) {
            rows.change("update account set status = ?", status);
            assertThat(opens(ada.email(), People.PASSWORD)).isFalse();
            assertThat(rows.text("select lower(subject) from audit_event")).isEqualTo(status.toLowerCase(Locale.ROOT));
        }

        @Test
        void rightPasswordOfAnInactiveAccountCountsAsAGuess() {
            rows.change("update account set status = 'DISABLED'");
            opens(ada.email(), People.PASSWORD);
            assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
        }

        @Test
        void rightPasswordIsRefusedDuringALock() {
            lock();
            assertThat(opens("ada", People.PASSWORD)).isFalse();
            assertThat(rows.events()).last().isEqualTo("CREDENTIALS_REFUSED blocked");
        }

        @Test
        void rightPasswordOpensAfterTheLock() {
            lock();
            clock.pass(Duration.ofMinutes(1));
            assertThat(opens("ada", People.PASSWORD)).isTrue();
        }

        @Test
        void deviceOfTheOwnerIsNotLockedByStrangers() {
            String device = people.logIn(ada).device();
            lock();
            browser.keep(device);
            assertThat(opens("ada", People.PASSWORD)).isTrue();
        }

        @Test
        void deviceOfTheOwnerIsLockedByItsOwnGuesses() {
            browser.keep(people.logIn(ada).device());
            for (int i = 0; i < 10; i++) {
                opens("ada", People.WRONG);
            }
            assertThat(opens("ada", People.PASSWORD)).isFalse();
            browser.keep(null);
            assertThat(opens("ada", People.PASSWORD)).as("elsewhere").isTrue();
        }

        @Test
        void deviceOfAnotherAccountIsAStranger() {
            String device = people.logIn(people.register("grace")).device();
            lock();
            browser.keep(device);
            assertThat(opens("ada", People.PASSWORD)).isFalse();
        }

        @Test
        void deviceFromBeforeANewPasswordIsAStranger() {
            String device = people.logIn(ada).device();
            people.changeAll();
            lock();
            browser.keep(device);
            assertThat(opens("ada", People.PASSWORD)).isFalse();
        }

        @Test
        void hashOfOlderParametersIsReplaced() {
            String old = OldHash.of(People.PASSWORD);
            rows.change("update account set password_hash = ?", old);
            opens("ada", People.PASSWORD);
            assertThat(rows.text("select password_hash from account")).isNotEqualTo(old);
            assertThat(opens("ada", People.PASSWORD)).as("with the new hash").isTrue();
        }

        @Test
        void outdatedHashIsKeptAfterAWrongPassword() {
            String old = OldHash.of(People.PASSWORD);
            rows.change("update account set password_hash = ?", old);
            opens("ada", People.WRONG);
            assertThat(rows.text("select password_hash from account")).isEqualTo(old);
        }

        @Test
        void currentHashIsKept() {
            opens("ada", People.PASSWORD);
            assertThat(rows.text("select password_hash from account")).isEqualTo(people.hash());
        }
    }

    @Nested
    class AnotherStore {
        @Test
        void accountOfThisUserNameOpens() {
            stores.authenticate("ada");
            assertThat(opens("ada", "whatever")).isTrue();
        }

        @Test
        void userNameWithoutAnAccountOpensNothing() {
            stores.authenticate("nobody");
            assertThat(opens("nobody", "whatever")).isFalse();
        }

        @Test
        void accountThatIsShutStaysShut() {
            stores.authenticate("ada");
            rows.change("update account set status = 'DISABLED'");
            assertThat(opens("ada", "whatever")).isFalse();
        }

        @Test
        void lockedAccountStaysLocked() {
            lock();
            stores.authenticate("ada");
            assertThat(opens("ada", "whatever")).isFalse();
        }

        @Test
        void passwordThatIsKeptElsewhereIsNoProofOfTheOwner() {
            stores.authenticate("ada");
            assertThat(Refused.fields(() -> check.owner(People.caller(ada), "password", "whatever")))
                    .containsExactly("password");
        }
    }

    @Nested
    class OwnerOfAToken {
        @Test
        void ownPasswordIsAProof() {
            assertThat(Refused.as(() -> check.owner(People.caller(ada), "password", People.PASSWORD)))
                    .isNull();
        }

        @Test
        void wrongPasswordIsNamed() {
            assertThat(Refused.fields(() -> check.owner(People.caller(ada), "currentPassword", People.WRONG)))
                    .containsExactly("currentPassword");
        }

        @Test
        void passwordOfAnotherAccountThatGotTheNameIsNoProof() {
            Owner former = new Owner(new UUID(7, 7), "ada", ada.email());
            assertThat(Refused.fields(() -> check.owner(People.caller(former), "password", People.PASSWORD)))
                    .containsExactly("password");
        }
    }

    /** Makes ten wrong guesses at once from an unknown device. */
    private void lock() {
        guess(ada.id(), 10);
    }

    private void guess(UUID guesses, int times) {
        for (int i = 0; i < times; i++) {
            guess.judge(guesses, null, Optional.of(Refusal.WRONG), browser.requester());
        }
    }

    private boolean opens(String login, String password) {
        return people.prove(login, password).isPresent();
    }
}
