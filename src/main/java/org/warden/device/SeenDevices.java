package org.warden.device;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.warden.database.Ids;
import org.warden.http.Requester;
import org.warden.seal.Seal;

/** Remembers the programs and networks of successful logins. */
@ApplicationScoped
public class SeenDevices {
    /** The most devices per account; the one seen first is forgotten first. */
    private static final int MOST = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /** The fingerprint of the requester's device. Meaningless without the sealing key. */
    public String fingerprint(Requester requester) {
        String device = requester.userAgent() + '\n' + requester.network();
        return HexFormat.of().formatHex(seal.derive(device.getBytes(StandardCharsets.UTF_8), "seen device"));
    }

    /** Remembers the requester's device; returns true if it is new. Of two concurrent calls only one returns true. */
    public boolean add(UUID account, Requester requester) {
        // SQL that both databases understand.
        boolean anew = entities.createNativeQuery("insert into seen_device (id, account_id, print, seen)"
                                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                        .setParameter(1, ids.next())
                        .setParameter(2, account)
                        .setParameter(3, fingerprint(requester))
                        .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
        if (anew) {
            forgetBeyondMost(account);
        }
        return anew;
    }

    private void forgetBeyondMost(UUID account) {
        entities.createNativeQuery("delete from seen_device where id in (select id from seen_device"
                        + " where account_id = ?1 order by seen desc, id desc limit 1000 offset ?2)")
                .setParameter(1, account)
                .setParameter(2, MOST)
                .executeUpdate();
    }

    /** When each device of an account was first seen, latest first. */
    public List<Instant> of(UUID account) {
        return entities.createQuery(
                        "select d.seen from SeenDevice d where d.accountId = :account order by d.seen desc",
                        Instant.class)
                .setParameter("account", account)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Forgets the devices of an account. */
    public void forget(UUID account) {
        entities.createQuery("delete from SeenDevice d where d.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }
}
