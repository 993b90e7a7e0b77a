package org.warden.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.warden.seal.Seal;

/**
 * Limits how many mails of one kind are sent in a time slot, across all nodes. Each kind has its own counters, so that no kind
 * uses up the quota of another.
 */
@ApplicationScoped
public class MailQuota {
    private static final int ROWS = 1_000;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /**
     * Takes one mail from each share, in the caller's transaction; returns false at the first share that is used up. Pass the
     * narrowest share first: a requester at its own limit then takes nothing from the shares of others.
     */
    public boolean take(String kind, Duration slot, List<Share> shares) {
        long number = clock.millis() / slot.toMillis();
        Instant end = Instant.ofEpochMilli((number + 1) * slot.toMillis());
        return shares.stream().allMatch(share -> take(id(kind, share, slot, number), share.most(), end));
    }

    /** Deletes a bounded number of expired counters; returns whether there may be more. */
    boolean forget() {
        return entities.createNativeQuery("delete from mail_count where id in"
                                + " (select c.id from mail_count c where c.expires < ?1 order by c.expires limit "
                                + ROWS + ")")
                        .setParameter(1, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == ROWS;
    }

    /** SQL that both databases understand. Of two concurrent updates, the second waits and then sees the count of the first. */
    private boolean take(String id, int most, Instant expires) {
        entities.createNativeQuery(
                        "insert into mail_count (id, used, expires) values (?1, 0, ?2) on conflict do nothing")
                .setParameter(1, id)
                .setParameter(2, expires.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return entities.createNativeQuery("update mail_count set used = used + 1 where id = ?1 and used < ?2")
                        .setParameter(1, id)
                        .setParameter(2, most)
                        .executeUpdate()
                == 1;
    }

    private String id(String kind, Share share, Duration slot, long number) {
        String text = String.join("\n", kind, share.of(), slot.toString(), Long.toString(number));
        return HexFormat.of().formatHex(seal.derive(text.getBytes(StandardCharsets.UTF_8), "mail quota"));
    }

    /**
     * A limit.
     *
     * @param of what is limited: an account, an address or a requester
     * @param most the most mails in a slot
     */
    public record Share(String of, int most) {}
}
