package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.warden.http.Requester;
import org.warden.mail.MailQuota;
import org.warden.mail.MailQuota.Share;
import org.warden.mail.Mailing;
import org.warden.mail.Recipient;
import org.warden.mail.Template;

/**
 * Notifies the owner of changes to the account, in the transaction of the change (ASVS 6.3.7). A limit keeps callers from
 * filling a mailbox. It applies to each kind of notice separately, so that one kind cannot suppress another.
 */
@ApplicationScoped
public class Notices {
    private static final Duration USEFUL = Duration.ofDays(2);
    private static final Duration HOUR = Duration.ofHours(1);

    /** The most notices of a kind per account, and per address, in a clock hour. */
    private static final int AN_HOUR = 5;

    @Inject
    Mailing mailing;

    @Inject
    MailQuota quota;

    @Inject
    Clock clock;

    /** Mails a notice to the owner, unless the limit is reached. */
    public void tell(Template what, Account account, Requester by) {
        tell(what.name(), what, account, account.mailbox(), by);
    }

    /** Mails a notice to a former address of the account, unless the limit is reached. */
    public void tellFormer(Template what, Account account, String address, Requester by) {
        tell("former " + what, what, account, Recipient.unproven(address), by);
    }

    private void tell(String kind, Template what, Account account, Recipient to, Requester by) {
        List<Share> shares =
                List.of(new Share(account.id().toString(), AN_HOUR), new Share(Account.key(to.address()), AN_HOUR));
        if (quota.take("notice " + kind, HOUR, shares)) {
            mailing.send(Optional.of(what), to, values(account, by), USEFUL);
        }
    }

    private Map<String, String> values(Account account, Requester by) {
        Instant deletes = account.standing().deletes();
        return Map.of(
                "name", account.person().firstName(),
                "username", account.username(),
                "address", by.address(),
                "agent", by.userAgent(),
                "time", shown(clock.instant()),
                "deletes", deletes == null ? "" : shown(deletes));
    }

    private static String shown(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
