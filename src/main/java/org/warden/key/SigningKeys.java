package org.warden.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The queries for signing keys. */
@ApplicationScoped
class SigningKeys {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Event<Changed> changed;

    /** All keys, newest first. */
    List<SigningKey> all() {
        return entities.createQuery("select k from SigningKey k order by k.created desc, k.kid", SigningKey.class)
                .getResultList();
    }

    /**
     * All keys, locked: waits for every other change of keys, across all nodes. Queries twice, because a key that was added
     * during the wait is not among the locked rows.
     */
    List<SigningKey> locked() {
        entities.createQuery("select k from SigningKey k order by k.kid", SigningKey.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        changed.fire(new Changed());
        return all();
    }

    void add(SigningKey key) {
        entities.persist(key);
    }

    /** Tells observers, after the commit, that keys may have changed. */
    record Changed() {}
}
