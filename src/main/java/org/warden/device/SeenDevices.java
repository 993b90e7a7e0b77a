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
import org.warden.http.Client;
import org.warden.seal.Seal;

/** Remembers with which programs and from which networks people have logged in. */
@ApplicationScoped
public class SeenDevices {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /** By what a caller's device is recognised; says nothing to who has not the sealing key. */
    public String print(Client client) {
        String device = client.userAgent() + '\n' + client.network();
        return HexFormat.of().formatHex(seal.derive(device.getBytes(StandardCharsets.UTF_8), "seen device"));
    }

    /** Remembers that this account was logged in to from there; of two at once only one gets true. */
    public boolean add(UUID account, Client client) {
        // In words of both databases.
        return entities.createNativeQuery("insert into seen_device (id, account_id, print, seen)"
                                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                        .setParameter(1, ids.next())
                        .setParameter(2, account)
                        .setParameter(3, print(client))
                        .setParameter(4, clock.instant().atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    /** When each device of an account was first seen. */
    public List<Instant> of(UUID account) {
        return entities.createQuery(
                        "select d.seen from SeenDevice d where d.accountId = :account order by d.seen desc",
                        Instant.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Forgets the devices of an account. */
    public void forget(UUID account) {
        entities.createQuery("delete from SeenDevice d where d.accountId = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Forgets what was first seen before this moment. */
    void forgetBefore(Instant moment) {
        entities.createQuery("delete from SeenDevice d where d.seen < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
