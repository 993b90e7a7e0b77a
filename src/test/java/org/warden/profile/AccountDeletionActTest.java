package org.warden.profile;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
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
import org.warden.email.EmailChange;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.mail.Mailbox;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.recovery.PasswordReset;
import org.warden.time.HandClock;

@Acts
class AccountDeletionActTest {
    @Inject
    AccountDeletion deletion;

    @Inject
    PasswordReset reset;

    @Inject
    EmailChange change;

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
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"account", "account_role", "guess_count", "link", "seen_device", "second_factor", "recovery_code"
            })
    void nothingIsLeftOfTheAccount(String table) {
        people.logIn(ada);
        reset.request(ada.email(), browser.requester());
        guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
        people.device(ada);
        rows.change(
                "insert into second_factor (account_id, sealed, created, last_step, epoch)"
                        + " values (?, 'x', current_timestamp, 0, 0)",
                ada.id());
        rows.change("insert into recovery_code (hash, account_id, epoch) values ('x', ?, 0)", ada.id());
        assertThat(rows.count(table)).as("before").isPositive();
        delete();
        assertThat(rows.count(table)).isZero();
    }

    @Test
    void endedSessionKeepsItsRowWithTheReason() {
        people.logIn(ada);
        delete();
        assertThat(rows.text("select end_reason from session")).isEqualTo("DELETED");
    }

    @Test
    void otherAccountsStay() {
        Owner grace = people.register("grace");
        people.logIn(grace);
        delete();
        assertThat(rows.texts("select username from account")).containsExactly("grace");
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void auditEventsStay() {
        delete();
        assertThat(rows.events()).containsExactly("ACCOUNT_CREATED", "ACCOUNT_DELETED");
    }

    @Test
    void ownerIsTold() {
        delete();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("ACCOUNT_DELETED");
    }

    @Test
    void mailWithALinkIsWithdrawn() {
        reset.request(ada.email(), browser.requester());
        delete();
        assertThat(mailbox.templates()).containsExactly("ACCOUNT_DELETED");
    }

    @Test
    void linkWithoutAMailIsDeletedToo() {
        people.wayBack(ada, "old@example.org");
        delete();
        assertThat(rows.count("link")).isZero();
    }

    @Test
    void noticeToAnotherOwnerIsSentEvenAfterTheAccountIsGone() {
        people.register("grace");
        change.request(people.proof(ada), "grace@example.org", browser.requester());
        delete();
        assertThat(mailbox.last("grace@example.org").template()).isEqualTo("EMAIL_TAKEN");
    }

    @Test
    void formerAddressWithAValidLinkGetsTheNoticeToo() {
        people.wayBack(ada, "old@example.org");
        delete();
        assertThat(mailbox.last("old@example.org").template()).isEqualTo("ACCOUNT_DELETED");
    }

    @Test
    void formerAddressWithAnExpiredLinkGetsNoNotice() {
        people.wayBack(ada, "old@example.org", clock.instant());
        delete();
        assertThat(mailbox.all()).hasSize(1);
    }

    @Test
    void proofFromBeforeAChangeIsRefused() {
        var proof = people.proof(ada);
        people.changeAll();
        assertThat(Refused.fields(() -> deletion.delete(proof, browser.requester())))
                .containsExactly("password");
        assertThat(rows.count("account")).isEqualTo(1);
    }

    @Test
    void lastAdministratorStays() {
        people.give(ada, "Administrator");
        assertThat(Refused.as(this::delete)).isEqualTo(ProblemType.LAST_ADMINISTRATOR);
        assertThat(rows.count("account")).isEqualTo(1);
    }

    @Test
    void oneOfTwoAdministratorsMayGo() {
        people.give(ada, "Administrator");
        people.administrator("root");
        delete();
        assertThat(rows.texts("select username from account")).containsExactly("root");
    }

    private void delete() {
        deletion.delete(people.proof(ada), browser.requester());
    }
}
