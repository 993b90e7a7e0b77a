package org.warden.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.People;
import org.warden.act.People.Owner;
import org.warden.act.Rows;
import org.warden.mail.MailQuota;
import org.warden.mail.MailQuota.Share;
import org.warden.mail.Mailbox;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.profile.NameRequest;
import org.warden.profile.Profile;
import org.warden.recovery.PasswordReset;
import org.warden.time.HandClock;

/** A thief has moved the address of an account, and its owner uses the link in the old mailbox. */
@Acts
class EmailUndoActTest {
    private static final String THIEF = "thief@example.org";
    private static final String NO_PASSWORD = "the hash of a random password";

    @Inject
    EmailUndo undo;

    @Inject
    EmailChange change;

    @Inject
    EmailConfirmation confirmation;

    @Inject
    PasswordReset reset;

    @Inject
    Profile profile;

    @Inject
    MailQuota quota;

    @Inject
    Errand errand;

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
    private String wayBack;

    @BeforeEach
    void move() {
        ada = people.register("ada");
        people.logIn(ada);
        wayBack = moveTo(THIEF, ada.email());
    }

    @Test
    void oldAddressIsBack() {
        undo();
        assertThat(rows.text("select email from account")).isEqualTo(ada.email());
    }

    @Test
    void passwordHashIsReplaced() {
        undo();
        assertThat(rows.text("select password_hash from account")).isEqualTo(NO_PASSWORD);
    }

    @Test
    void everySessionEnds() {
        people.logIn(ada);
        undo();
        assertThat(rows.texts("select end_reason from session")).containsExactly("EMAIL", "EMAIL");
    }

    @Test
    void pendingLinksEnd() {
        reset.request(THIEF, browser.requester());
        change.request(people.proof(ada), "third@example.org", browser.requester());
        undo();
        assertThat(rows.texts("select email from link where ended is null")).containsExactly(ada.email());
    }

    @Test
    void mailsWithThoseLinksAreWithdrawn() {
        String later = moveTo("third@example.org", THIEF);
        assertThat(mailbox.all()).anyMatch(mail -> mail.text().contains(later));
        undo();
        assertThat(mailbox.all()).noneMatch(mail -> mail.text().contains(later));
    }

    @Test
    void wayBackToALaterAddressEnds() {
        String later = moveTo("third@example.org", THIEF);
        undo();
        assertThat(Refused.as(() -> undo.undo(later, NO_PASSWORD, browser.requester())))
                .isEqualTo(ProblemType.INVALID_LINK);
    }

    @Test
    void undoOfALaterMoveLeavesTheWayBackToTheFirstAddress() {
        String later = moveTo("third@example.org", THIEF);
        undo.undo(later, NO_PASSWORD, browser.requester());
        undo();
        assertThat(rows.text("select email from account")).isEqualTo(ada.email());
    }

    @Test
    void ownerGetsALinkForAPassword() {
        undo();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("RESET_PASSWORD");
    }

    @Test
    void linkForAPasswordIgnoresTheLimit() {
        String kind = "link RESET " + (epoch() + 2);
        List<Share> places = List.of(new Share("asker 192.0.2.1 " + ada.email(), 5));
        for (int i = 0; i < 5; i++) {
            assertThat(errand.<Boolean>get(() -> quota.take(kind, Duration.ofMinutes(30), places)))
                    .as("a place")
                    .isTrue();
        }
        undo();
        assertThat(mailbox.last(ada.email()).template()).isEqualTo("RESET_PASSWORD");
    }

    @Test
    void pendingSecondFactorIsRemoved() {
        factor(null, 0);
        undo();
        assertThat(rows.count("second_factor")).isZero();
    }

    @Test
    void secondFactorConfirmedSinceIsRemovedAndNotAskedForAnyMore() {
        factor("2000-01-01 00:00:00Z", epoch());
        undo();
        assertThat(rows.count("second_factor")).isZero();
        assertThat(rows.count("account where second_factor")).isZero();
    }

    @Test
    void secondFactorConfirmedShortlyBeforeTheMoveIsRemoved() {
        factor(clock.instant().minus(Duration.ofDays(3)).plusSeconds(1).toString(), 0);
        undo();
        assertThat(rows.count("second_factor")).isZero();
    }

    @Test
    void secondFactorFromLongBeforeTheMoveStays() {
        factor(clock.instant().minus(Duration.ofDays(3)).toString(), 0);
        undo();
        assertThat(rows.count("second_factor")).isEqualTo(1);
        assertThat(rows.count("account where second_factor")).isEqualTo(1);
    }

    @Test
    void recoveryCodesMadeSinceAreRemoved() {
        factor("2000-01-01 00:00:00Z", 0);
        rows.change("insert into recovery_code (hash, account_id, epoch) values ('old', ?, 0)", ada.id());
        rows.change("insert into recovery_code (hash, account_id, epoch) values ('new', ?, ?)", ada.id(), epoch());
        undo();
        assertThat(rows.texts("select hash from recovery_code")).containsExactly("old");
    }

    @Test
    void recoveryCodesGoWithTheirFactor() {
        factor("2000-01-01 00:00:00Z", epoch());
        rows.change("insert into recovery_code (hash, account_id, epoch) values ('old', ?, 0)", ada.id());
        undo();
        assertThat(rows.count("recovery_code")).isZero();
    }

    @Test
    void devicesAreForgotten() {
        people.device(ada);
        undo();
        assertThat(rows.count("seen_device")).isZero();
    }

    @Test
    void namesAreThoseFromBeforeTheMove() {
        profile.rename(People.caller(ada), new NameRequest("Thief", "Thief"), browser.requester());
        undo();
        assertThat(rows.text("select first_name || ' ' || last_name from account"))
                .isEqualTo("Ada Byron");
    }

    @Test
    void earlierProofIsRefused() {
        var proof = people.proof(ada);
        undo();
        assertThat(Refused.fields(() -> change.request(proof, THIEF, browser.requester())))
                .containsExactly("password");
    }

    @Test
    void undoIsOnRecordByTheOwner() {
        undo();
        assertThat(rows.texts("select action from audit_event where actor_id = account_id"))
                .contains("EMAIL_RESTORED");
    }

    @Test
    void linkWorksOnce() {
        undo();
        assertThat(Refused.as(this::undo)).isEqualTo(ProblemType.INVALID_LINK);
    }

    @Test
    void linkWorksForThreeDays() {
        clock.pass(Duration.ofDays(3).minusMillis(1));
        undo();
        assertThat(rows.text("select email from account")).isEqualTo(ada.email());
    }

    @Test
    void linkIsInvalidAfterThreeDays() {
        clock.pass(Duration.ofDays(3));
        assertThat(Refused.as(this::undo)).isEqualTo(ProblemType.INVALID_LINK);
    }

    @Test
    void requireLinkRefusesAnUnknownLinkAndAcceptsAValidOne() {
        assertThat(Refused.as(() -> undo.requireLink("x"))).isEqualTo(ProblemType.INVALID_LINK);
        assertThat(Refused.as(() -> undo.requireLink(wayBack))).isNull();
    }

    @Test
    void linkOfARemovedAccountIsInvalid() {
        rows.change("delete from account");
        assertThat(Refused.as(this::undo)).isEqualTo(ProblemType.INVALID_LINK);
    }

    @Test
    void addressThatAnotherAccountTookIsRefused() {
        Owner grace = people.register("grace");
        rows.change("update account set email_key = ? where id = ?", ada.email(), grace.id());
        assertThat(Refused.as(this::undo)).isEqualTo(ProblemType.EMAIL_TAKEN);
    }

    private String moveTo(String to, String from) {
        clock.pass(Duration.ofSeconds(1));
        change.request(people.proof(ada), to, browser.requester());
        clock.pass(Duration.ofSeconds(1));
        confirmation.confirm(mailbox.last(to).secret(), browser.requester());
        return mailbox.last(from).secret();
    }

    private void undo() {
        undo.undo(wayBack, NO_PASSWORD, browser.requester());
    }

    private int epoch() {
        return Integer.parseInt(rows.text("select epoch from account where id = ?", ada.id()));
    }

    private void factor(String confirmed, int epoch) {
        rows.change(
                "insert into second_factor (account_id, sealed, created, confirmed, last_step, epoch)"
                        + " values (?, 'x', '2000-01-01 00:00:00Z', ?, 0, ?)",
                ada.id(),
                confirmed,
                epoch);
        rows.change("update account set second_factor = ? where id = ?", confirmed != null, ada.id());
    }
}
