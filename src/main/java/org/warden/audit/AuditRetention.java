package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.seal.Seal;
import org.warden.upkeep.Upkeep;

/**
 * Removes the oldest events and writes a checkpoint, with an authentication code, from which a verification starts. Removes
 * nothing to which a verification would object: an altered event stays as evidence, with all later events.
 */
@Act
@Stateless
public class AuditRetention extends Upkeep {
    private static final System.Logger LOG = System.getLogger(AuditRetention.class.getName());
    private static final int AT_ONCE = 500;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditSettings settings;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /** Removes some events older than the retention; returns whether there may be more. A lock admits one node at a time. */
    @Override
    public boolean work() {
        if (entities.find(ChainEnd.class, ChainEnd.ID, LockModeType.PESSIMISTIC_WRITE) == null) {
            return false;
        }
        Checkpoint begin = entities.find(Checkpoint.class, Checkpoint.ID);
        Checkpoint checkpoint = begin == null ? Checkpoint.none() : begin;
        if (!checkpoint.isAsWritten(seal)) {
            LOG.log(System.Logger.Level.WARNING, "the audit checkpoint was edited: no events are removed");
            return false;
        }
        List<AuditEvent> old = removable(checkpoint, clock.instant().minus(settings.retention()));
        if (old.isEmpty()) {
            return false;
        }
        checkpoint.move(old.get(old.size() - 1), seal);
        if (begin == null) {
            entities.persist(checkpoint);
        }
        entities.createQuery("delete from AuditEvent e where e.position >= :first and e.position <= :last")
                .setParameter("first", old.get(0).position())
                .setParameter("last", checkpoint.position())
                .executeUpdate();
        return old.size() == AT_ONCE;
    }

    /** The events after the checkpoint, up to the first that is too young or altered. */
    private List<AuditEvent> removable(Checkpoint checkpoint, Instant before) {
        List<AuditEvent> oldest = entities.createQuery(
                        "select e from AuditEvent e where e.position > :position order by e.position", AuditEvent.class)
                .setParameter("position", checkpoint.position())
                .setMaxResults(AT_ONCE)
                .getResultList();
        long position = checkpoint.position();
        String link = checkpoint.link();
        int old = 0;
        for (AuditEvent event : oldest) {
            if (!event.happened().isBefore(before)) {
                break;
            }
            if (event.position() != position + 1 || !event.isAsWritten(seal) || !event.follows(link, seal)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "audit event {0} was altered or moved: it and all later events are kept",
                        event.id());
                break;
            }
            position = event.position();
            link = event.link();
            old++;
        }
        return oldest.subList(0, old);
    }
}
