package org.warden.key;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    void add(SigningKey key) {
        entities.persist(key);
    }
}
