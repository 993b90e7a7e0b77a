package org.warden.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.http.Requester;
import org.warden.link.Link.Purpose;
import org.warden.mail.MailQuota;
import org.warden.mail.MailQuota.Share;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Limits how many links are mailed in a time slot, so that no caller can fill a mailbox. */
@ApplicationScoped
class LinkLimit {
    /** The most links of a kind in a time slot, per requester and address, and per account to new addresses. */
    private static final int FOR_AN_ASKER = 5;

    /** The most links of a kind in a time slot per address, from all requesters together. */
    private static final int TO_AN_ADDRESS = 20;

    private static final Duration LONGEST_SLOT = Duration.ofHours(1);

    @Inject
    MailQuota quota;

    @Inject
    LinkSettings settings;

    @Inject
    Clock clock;

    /**
     * Counts one more mail. Returns false if the limit is reached.
     *
     * @param counted the kind under which the quota counts it
     */
    boolean allows(Purpose purpose, String counted, UUID account, String to, Requester by) {
        String key = Account.key(to);
        Share asker = new Share("asker " + by.site() + " " + key, FOR_AN_ASKER);
        Share address = new Share("address " + key, TO_AN_ADDRESS);
        List<Share> shares = purpose == Purpose.CHANGE
                ? List.of(new Share("account " + account, FOR_AN_ASKER), asker, address)
                : List.of(asker, address);
        return quota.take("link " + counted, slot(purpose), shares);
    }

    /** The refusal of a link with this purpose if the limit is reached. */
    Problem reached(Purpose purpose) {
        Duration slot = slot(purpose);
        return Problem.later(
                ProblemType.TOO_MANY_REQUESTS,
                "Too many links of this kind were mailed. Please try again later.",
                slot.minusMillis(clock.millis() % slot.toMillis()));
    }

    /** A slot lasts no longer than a link is valid: an owner who reaches the limit still has valid links. */
    private Duration slot(Purpose purpose) {
        Duration life = purpose.life(settings);
        return life.compareTo(LONGEST_SLOT) < 0 ? life : LONGEST_SLOT;
    }
}
