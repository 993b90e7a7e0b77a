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
import org.warden.audit.AuditTrail.Chained;
import org.warden.audit.AuditTrail.Ends;
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

    /** Counts the events of 500 places; returns whether there may be more. A lock admits one node at a time. */
    @Override
    public boolean work() {
        long oldest = hour(clock.instant().minus(settings.retention()));
        if (isDone(oldest)) {
            return false;
        }
        Counted counted = entities.find(Counted.class, Counted.ID, LockModeType.PESSIMISTIC_WRITE);
        // Reads after the lock: another node may just have counted the same events.
        Ends chain = trail.ends();
        long after = Math.max(counted.position(), chain.begin());
        long upTo = Math.min(after + AT_ONCE, chain.end());
        if (after < upTo) {
            count(trail.between(after, upTo), oldest);
            counted.upTo(upTo);
        }
        forget(counted, oldest);
        return upTo < chain.end();
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(5);
    }

    /** Reads columns, because the entity would stay in memory as it was before the lock. */
    private boolean isDone(long oldest) {
        return entities.createQuery("select c.position, c.forgotten from Counted c", Object[].class)
                .getResultStream()
                .allMatch(row -> (Long) row[0] >= trail.ends().end() && (Long) row[1] == oldest);
    }

    private void count(List<Chained> events, long oldest) {
        Map<Long, Map<String, Long>> hours = new TreeMap<>();
        events.stream()
                .filter(event -> hour(event.happened()) >= oldest)
                .forEach(event -> hours.computeIfAbsent(hour(event.happened()), unknown -> new TreeMap<>())
                        .merge(event.action(), 1L, Long::sum));
        hours.forEach((hour, actions) -> actions.forEach((action, n) -> add(hour, action, n)));
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

    /** Once an hour, because the oldest hour is another one then. Two bounds, as for the events. */
    private void forget(Counted counted, long oldest) {
        if (counted.forgotten() < oldest) {
            entities.createNativeQuery("delete from audit_hour where at_hour >= ?1 and at_hour < ?2")
                    .setParameter(1, counted.forgotten())
                    .setParameter(2, oldest)
                    .executeUpdate();
        }
        counted.forget(oldest);
    }

    /** The hours since 1970. */
    static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 3600L);
    }
}
