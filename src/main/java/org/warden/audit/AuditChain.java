package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.seal.Seal;
import org.warden.upkeep.Upkeep;

/** Appends new events to the chain. */
@Act
@Stateless
public class AuditChain extends Upkeep {
    private static final int AT_ONCE = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    /** Appends up to 500 events; returns whether there may be more. A lock admits one node at a time. */
    public boolean lengthen() {
        if (loose("e.id", UUID.class, 1).isEmpty()) {
            return false;
        }
        ChainEnd end = entities.find(ChainEnd.class, ChainEnd.ID, LockModeType.PESSIMISTIC_WRITE);
        if (end == null) {
            // The row was removed: the verification reports it.
            return false;
        }
        // Reads after the lock: another node may just have appended the same events.
        List<AuditEvent> loose = loose("e", AuditEvent.class, AT_ONCE);
        loose.stream().sorted(Comparator.comparing(AuditEvent::id)).forEach(event -> end.append(event, seal));
        return loose.size() == AT_ONCE;
    }

    /** The time of the oldest of 500 events without a place; empty if there is none. */
    public Optional<Instant> oldestLoose() {
        return loose("e.happened", Instant.class, AT_ONCE).stream().min(Comparator.naturalOrder());
    }

    @Override
    public boolean work() {
        return lengthen();
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    /** The order makes PostgreSQL use the index: without statistics it would scan the whole table. */
    private <T> List<T> loose(String what, Class<T> type, int most) {
        return entities.createQuery(
                        "select " + what + " from AuditEvent e where e.position is null order by e.position desc", type)
                .setMaxResults(most)
                .getResultList();
    }
}
