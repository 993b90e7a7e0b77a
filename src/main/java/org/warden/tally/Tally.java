package org.warden.tally;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.warden.audit.AuditSettings;
import org.warden.audit.AuditTrail;
import org.warden.audit.AuditTrail.Placed;
import org.warden.database.Act;
import org.warden.upkeep.Upkeep;

/** Counts events that have got their place in the chain, and forgets counts that are older than the log. */
@Act
@Stateless
public class Tally extends Upkeep {
    private static final int AT_ONCE = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditTrail trail;

    @Inject
    AuditSettings settings;

    @Inject
    Clock clock;

    /** Counts up to 500 events; returns whether there may be more. A lock admits one node at a time. */
    @Override
    public boolean work() {
        if (trail.after(position(), 1).isEmpty()) {
            return false;
        }
        Counted counted = entities.find(Counted.class, Counted.ID, LockModeType.PESSIMISTIC_WRITE);
        if (counted == null) {
            // If another node inserts it meanwhile, this transaction fails, and nothing is counted twice.
            counted = Counted.nothing();
            entities.persist(counted);
            entities.flush();
        }
        // Reads after the lock: another node may just have counted the same events.
        List<Placed> events = trail.after(counted.position(), AT_ONCE);
        if (!events.isEmpty()) {
            byHour(events).forEach((hour, actions) -> actions.forEach((action, n) -> add(hour, action, n)));
            counted.upTo(events.get(events.size() - 1).position());
            forget(hour(clock.instant().minus(settings.retention())));
        }
        return events.size() == AT_ONCE;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    /** Not the entity, which would stay in memory as it was before the lock. */
    private long position() {
        return entities.createQuery("select c.position from Counted c", Long.class)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }

    private static Map<Long, Map<String, Long>> byHour(List<Placed> events) {
        Map<Long, Map<String, Long>> hours = new TreeMap<>();
        events.forEach(event -> hours.computeIfAbsent(hour(event.happened()), unknown -> new TreeMap<>())
                .merge(event.action(), 1L, Long::sum));
        return hours;
    }

    private void add(long hour, String action, long n) {
        int changed = entities.createNativeQuery("update audit_hour set n = n + ?1 where at_hour = ?2 and action = ?3")
                .setParameter(1, n)
                .setParameter(2, hour)
                .setParameter(3, action)
                .executeUpdate();
        if (changed == 0) {
            entities.createNativeQuery("insert into audit_hour (n, at_hour, action) values (?1, ?2, ?3)")
                    .setParameter(1, n)
                    .setParameter(2, hour)
                    .setParameter(3, action)
                    .executeUpdate();
        }
    }

    private void forget(long before) {
        entities.createNativeQuery("delete from audit_hour where at_hour < ?1")
                .setParameter(1, before)
                .executeUpdate();
    }

    /** The hours since 1970. */
    static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }
}
