package org.warden.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.seal.Seal;

/** Puts the events that are not in the chain yet at its end. */
@Act
@Stateless
public class AuditChain {
    private static final int AT_ONCE = 500;
    private static final String LOOSE = " from AuditEvent e where e.position is null order by e.id";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Seal seal;

    /** Lengthens the chain by up to 500 events; returns whether there may be more. One node at a time does so. */
    public boolean lengthen() {
        if (entities.createQuery("select e.id" + LOOSE, UUID.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty()) {
            return false;
        }
        ChainEnd end = entities.find(ChainEnd.class, ChainEnd.ID, LockModeType.PESSIMISTIC_WRITE);
        if (end == null) {
            // Somebody took it away: the verification says so.
            return false;
        }
        // Read behind the lock: another node may just have done the same.
        List<AuditEvent> loose = entities.createQuery("select e" + LOOSE, AuditEvent.class)
                .setMaxResults(AT_ONCE)
                .getResultList();
        loose.forEach(event -> end.append(event, seal));
        return loose.size() == AT_ONCE;
    }
}
