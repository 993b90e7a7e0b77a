package org.warden.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.mail.Mailbox;
import org.warden.problem.Refused;

@Acts
class PasswordChangeActTest {
    @Inject
    PasswordChange change;

    @Inject
    PasswordReset reset;

    @Inject
    PasswordGuess guess;

    @Inject
    People people;

    @Inject
    Browser browser;

    @Inject
    Mailbox mailbox;

    @Inject
    Rows rows;

    private Owner ada;

    @BeforeEach
    void register() {
        ada = people.register("ada");
    }

    @Test
    void passwordIsTheNewOne() {
        change(Optional.empty());
        assertThat(rows.text("select password_hash from account")).isEqualTo("next");
    }

    @Test
    void sessionOfTheCallerGoesOn() {
        UUID own = people.logIn(ada).session();
        change(Optional.of(own));
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void otherSessionsEnd() {
        UUID own = people.logIn(ada).session();
        UUID other = people.logIn(ada).session();
        change(Optional.of(own));
        assertThat(rows.text("select end_reason from session where id = ?", other))
                .isEqualTo("PASSWORD");
    }

    @Test
    void sessionsOfOtherAccountsGoOn() {
        people.logIn(people.register("grace"));
        change(Optional.empty());
        assertThat(rows.count("session where ended is null")).isEqualTo(1);
    }

    @Test
    void pendingLinksEnd() {
        reset.request(ada.email(), browser.requester());
        change(Optional.empty());
        assertThat(rows.count("link where ended is null")).isZero();
    }

    @Test
    void mailWithAPendingLinkIsWithdrawn() {
        reset.request(ada.email(), browser.requester());
        change(Optional.empty());
        assertThat(mailbox.templates()).doesNotContain("RESET_PASSWORD");
    }

    @Test
    void mailWithTheWayBackToAnOldAddressStaysQueued() {
        people.wayBack(ada, "old@example.org");
        UUID mail = UUID.randomUUID();
        rows.change("update link set mail = ?", mail);
        rows.change(
                "insert into outgoing_mail (id, template, sealed, due, expires, attempts) values (?, 'UNDO_EMAIL', 'x', current_timestamp, current_timestamp, 0)",
                mail);
        change(Optional.empty());
        assertThat(rows.count("outgoing_mail where id = ?", mail)).isEqualTo(1);
    }

    @Test
    void wrongGuessesAreForgiven() {
        guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
        change(Optional.empty());
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void wrongGuessesGoOnCountingWithASecondFactor() {
        guess.judge(ada.id(), ada.id(), Optional.of(Refusal.WRONG), browser.requester());
        rows.change("update account set second_factor = true");
        change(Optional.empty());
        assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
    }

    @Test
    void secondChangeWithTheSameProofIsRefused() {
        var proof = people.proof(ada);
        change.change(proof, "next", People.caller(ada), browser.requester());
        assertThat(Refused.fields(() -> change.change(proof, "other", People.caller(ada), browser.requester())))
                .containsExactly("currentPassword");
        assertThat(rows.text("select password_hash from account")).isEqualTo("next");
    }

    @Test
    void ownerIsTold() {
        change(Optional.empty());
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("PASSWORD_CHANGED");
    }

    @Test
    void ownerIsToldFiveTimesAnHour() {
        for (int i = 0; i < 6; i++) {
            change(Optional.empty());
        }
        assertThat(mailbox.all()).hasSize(5);
    }

    @Test
    void changeIsOnRecord() {
        change(Optional.empty());
        assertThat(rows.events()).last().isEqualTo("PASSWORD_CHANGED");
    }

    private void change(Optional<UUID> current) {
        change.change(people.proof(ada), "next", People.caller(ada, current), browser.requester());
    }
}
