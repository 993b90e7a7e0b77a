package org.warden.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Finds signing keys. */
@ApplicationScoped
class SigningKeys {
    @PersistenceContext
    EntityManager entities;

    /** All keys, the newest first. */
    List<SigningKey> all() {
        return entities.createQuery("select k from SigningKey k order by k.created desc, k.kid", SigningKey.class)
                .getResultList();
    }

    /**
     * The same, after everybody else who changes keys, on any node, has ended his transaction. Asked a second time: a key that
     * another added while we waited is not among those we waited for.
     */
    List<SigningKey> locked() {
        entities.createQuery("select k from SigningKey k order by k.kid", SigningKey.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return all();
    }

    void add(SigningKey key) {
        entities.persist(key);
    }
}
