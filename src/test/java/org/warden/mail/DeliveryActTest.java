package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.mail.MailQuota.Share;
import org.warden.problem.Problem;
import org.warden.problem.Refused;
import org.warden.time.HandClock;

@Acts
class DeliveryActTest {
    private static final Map<String, String> VALUES =
            Map.of("name", "Ada", "username", "ada", "address", "192.0.2.1", "agent", "Browser/1.0", "time", "now");

    @Inject
    Delivery delivery;

    @Inject
    Postman postman;

    @Inject
    MailUpkeep upkeep;

    @Inject
    Mailing mailing;

    @Inject
    MailQuota quota;

    @Inject
    Mailbox mailbox;

    @Inject
    Errand errand;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @Test
    void mailIsDueAtOnce() {
        send(new Recipient("ada@example.org", true));
        assertThat(delivery.next()).isPresent();
    }

    @Test
    void mailOfAnActThatFailedIsNotSent() {
        Refused.as(() -> errand.run(() -> {
            mail(new Recipient("ada@example.org", true));
            throw Problem.invalid("x", "no");
        }));
        assertThat(delivery.next()).isEmpty();
    }

    @Test
    void oneNodeClaimsAMail() {
        send(new Recipient("ada@example.org", true));
        delivery.next();
        assertThat(delivery.next()).isEmpty();
    }

    @Test
    void claimOfANodeThatDiedEnds() {
        send(new Recipient("ada@example.org", true));
        delivery.next();
        clock.pass(Duration.ofMinutes(10));
        assertThat(delivery.next()).isPresent();
    }

    @Test
    void pauseBetweenTriesDoublesUpToFiveMinutes() {
        send(new Recipient("ada@example.org", true));
        assertThat(pauses(9)).containsExactly("4", "8", "16", "32", "64", "128", "256", "300", "300");
    }

    @Test
    void expiredMailIsNotSent() {
        send(new Recipient("ada@example.org", true));
        clock.pass(Duration.ofHours(1));
        assertThat(delivery.next()).isEmpty();
    }

    @Test
    void expiredMailIsDeleted() {
        send(new Recipient("ada@example.org", true));
        clock.pass(Duration.ofHours(1));
        upkeep.work();
        assertThat(mailbox.size()).as("at the moment").isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        upkeep.work();
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void tidyingForgetsFiveHundredMailsAtOnce() {
        rows.change("insert into outgoing_mail (id, template, sealed, due, expires, attempts)"
                + " select random_uuid(), 'x', 'x', '2000-01-01 00:00:00Z', '2000-01-01 00:00:00Z', 0"
                + " from system_range(1, 501)");
        assertThat(upkeep.work()).as("more").isTrue();
        assertThat(mailbox.size()).isEqualTo(1);
    }

    @Test
    void sentMailIsForgotten() {
        send(new Recipient("ada@example.org", true));
        delivery.done(UUID.fromString(rows.text("select cast(id as varchar) from outgoing_mail")));
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void roundSendsAllThatIsDue() {
        send(new Recipient("ada@example.org", true));
        send(new Recipient("grace@example.org", true));
        postman.round();
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void mailWithoutATemplateIsDeletedToo() {
        errand.run(() ->
                mailing.send(Optional.empty(), Recipient.unproven("ada@example.org"), VALUES, Duration.ofHours(1)));
        postman.round();
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void mailThatCannotBeReadHoldsUpNoOther() {
        send(new Recipient("ada@example.org", true));
        rows.change("update outgoing_mail set sealed = 'v2.x'");
        send(new Recipient("grace@example.org", true));
        postman.round();
        assertThat(rows.texts("select sealed from outgoing_mail")).containsExactly("v2.x");
    }

    @Test
    void mailToAProvenMailboxContainsTheName() {
        send(new Recipient("ada@example.org", true));
        assertThat(mailbox.last("ada@example.org").text()).contains("Ada");
    }

    @Test
    void mailToAnUnprovenMailboxContainsNothingThatACallerChose() {
        send(Recipient.unproven("ada@example.org"));
        assertThat(mailbox.last("ada@example.org").text()).doesNotContain("Ada").doesNotContain("Browser/1.0");
    }

    @Test
    void databaseHoldsNoAddress() {
        send(new Recipient("ada@example.org", true));
        assertThat(rows.text("select sealed from outgoing_mail")).doesNotContain("example");
    }

    @Test
    void shareIsUsedUpAndComesBackWithTheNextSlot() {
        assertThat(List.of(take("a", 2), take("a", 2), take("a", 2))).containsExactly(true, true, false);
        clock.pass(Duration.ofHours(1));
        assertThat(take("a", 2)).isTrue();
    }

    @Test
    void narrowShareAtItsBoundTakesNothingFromAWideOne() {
        List<Share> shares = List.of(new Share("narrow", 1), new Share("wide", 2));
        for (int i = 0; i < 3; i++) {
            errand.run(() -> quota.take("kind", Duration.ofHours(1), shares));
        }
        assertThat(take("wide", 2)).isTrue();
    }

    @Test
    void countsWhoseTimeIsOverAreForgotten() {
        take("a", 2);
        upkeep.work();
        assertThat(rows.count("mail_count")).isEqualTo(1);
        clock.pass(Duration.ofHours(2));
        upkeep.work();
        assertThat(rows.count("mail_count")).isZero();
    }

    private boolean take(String share, int most) {
        return errand.<Boolean>get(() -> quota.take("kind", Duration.ofHours(1), List.of(new Share(share, most))));
    }

    /** The seconds until the next try, after each of this many tries. */
    private List<String> pauses(int tries) {
        return IntStream.rangeClosed(1, tries)
                .mapToObj(attempt -> {
                    delivery.postpone(
                            UUID.fromString(rows.text("select cast(id as varchar) from outgoing_mail")), attempt);
                    return rows.text(
                            "select cast(extract(epoch from due - cast(? as timestamp with time zone)) as integer)"
                                    + " from outgoing_mail",
                            clock.instant().toString());
                })
                .toList();
    }

    private void send(Recipient to) {
        errand.run(() -> mail(to));
    }

    private void mail(Recipient to) {
        mailing.send(Optional.of(Template.PASSWORD_CHANGED), to, VALUES, Duration.ofHours(1));
    }
}
