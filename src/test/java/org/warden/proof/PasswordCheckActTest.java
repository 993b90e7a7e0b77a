package org.warden.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.lockout.Lockout;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;

/** The content of a proof, and the record of a refusal. */
@Acts
class PasswordCheckActTest {
    @Inject
    PasswordCheck check;

    @Inject
    PasswordGuess guess;

    @Inject
    Lockout lockout;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
        rows.forgetEvents();
    }

    @Test
    void proofIsOfTheAccountByItsPassword() {
        Proof proof = prove(null);
        assertThat(proof.account().id()).isEqualTo(ada.id());
        assertThat(proof.methods()).containsExactly("pwd");
    }

    @Test
    void rolesComeInTheOrderOfTheAlphabet() {
        people.give(ada, "Moderator");
        people.give(ada, "Administrator");
        assertThat(prove(null).roles()).containsExactly("Administrator", "Moderator", "User");
    }

    @Test
    void accountWithoutRolesIsProvedToo() {
        rows.change("delete from account_role");
        assertThat(prove(null).roles()).isEmpty();
    }

    @Test
    void proofWithoutAWrongGuessHasNoCounterToReset() {
        assertThat(prove(null).guesses()).isEqualTo(new Proof.Guesses(ada.id(), false));
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void proofAfterAWrongGuessHasACounterToReset() {
        check("ada", People.WRONG, null);
        assertThat(prove(null).guesses()).isEqualTo(new Proof.Guesses(ada.id(), true));
    }

    @Test
    void guessesOfAKnownDeviceAreCountedForIt() {
        Proof proof = prove(people.logIn(ada).device());
        assertThat(proof.guesses().id()).isNotEqualTo(ada.id());
        assertThat(proof.guesses().counted()).isTrue();
    }

    @Test
    void wrongGuessOfAKnownDeviceIsOnRecordForTheAccount() {
        String device = people.logIn(ada).device();
        rows.forgetEvents();
        check("ada", People.WRONG, device);
        assertThat(rows.count("guess_count where id = ?", ada.id())).isZero();
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED wrong");
        assertThat(rows.count("audit_event where account_id = ?", ada.id())).isEqualTo(1);
    }

    @Test
    void deviceIsNotSeenBeforeItsFirstLogin() {
        assertThat(prove(null).seen()).isFalse();
    }

    @Test
    void deviceWithTheCookieWasSeen() {
        assertThat(prove(people.logIn(ada).device()).seen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCONFIRMED", "DISABLED"})
    void wrongPasswordOfAnInactiveAccountIsRecordedWithItsStatus(String status) {
        rows.change("update account set status = ?", status);
        assertThat(check(ada.email(), People.WRONG, null)).isEmpty();
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED " + status.toLowerCase(Locale.ROOT));
    }

    @Test
    void guessAtAnUnknownNameDuringItsLockIsOnRecordAsUnknown() {
        for (int i = 0; i < 10; i++) {
            guess.judge(lockout.unknown("nobody"), null, Optional.of(Refusal.UNKNOWN), browser.requester());
        }
        rows.forgetEvents();
        assertThat(check("nobody", People.WRONG, null)).isEmpty();
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED unknown");
    }

    @Test
    void unknownNameIsCountedInAnyLetters() {
        check("Nobody", People.WRONG, null);
        check("NOBODY", People.WRONG, null);
        assertThat(rows.texts("select failures from guess_count")).containsExactly("2");
    }

    private Proof prove(String device) {
        return check("ada", People.PASSWORD, device).orElseThrow();
    }

    private Optional<Proof> check(String login, String password, String device) {
        return check.check(login, password.toCharArray(), device, browser.requester());
    }
}
