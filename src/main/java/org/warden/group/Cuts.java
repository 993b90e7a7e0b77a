package org.warden.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;

/** Stores when roles were taken from many accounts at once; no row of an account is written. */
@ApplicationScoped
public class Cuts {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Cut> event;

    @Inject
    Clock clock;

    /** Makes every node look up the tokens that name one of these roles and were issued before now. */
    public void cut(Collection<String> roles) {
        for (String role : new TreeSet<>(roles)) {
            entities.createNativeQuery(
                            "insert into role_cut (role_name, cut_at) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, role)
                    .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                    .executeUpdate();
            // Waits for another transaction that cuts the role, so the later commit has the later time.
            entities.createNativeQuery("select role_name from role_cut where role_name = ?1 for update")
                    .setParameter(1, role)
                    .getResultList();
            entities.createNativeQuery("update role_cut set cut_at = ?2 where role_name = ?1")
                    .setParameter(1, role)
                    .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                    .executeUpdate();
        }
        if (!roles.isEmpty()) {
            event.fire(new Cut());
        }
    }

    /** The event that roles were cut in this transaction. */
    record Cut() {}
}
