package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;

/** Finds and adds second factors. */
@ApplicationScoped
class SecondFactors {
    @PersistenceContext
    EntityManager entities;

    /** The factor of this account, which nobody else uses until the caller's transaction ends. */
    Optional<SecondFactor> locked(UUID account) {
        return Optional.ofNullable(entities.find(SecondFactor.class, account, LockModeType.PESSIMISTIC_WRITE));
    }

    void add(SecondFactor factor) {
        entities.persist(factor);
    }

    void remove(SecondFactor factor) {
        entities.remove(factor);
        entities.flush();
    }
}
