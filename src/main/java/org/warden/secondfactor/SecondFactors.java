package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Finds and adds second factors. */
@ApplicationScoped
public class SecondFactors {
    @Inject
    RecoveryCodes recovery;

    @PersistenceContext
    EntityManager entities;

    /** The factor of this account, which nobody else uses until the caller's transaction ends. */
    Optional<SecondFactor> locked(UUID account) {
        return Optional.ofNullable(entities.find(SecondFactor.class, account, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Takes a factor away that was set up after this moment, with its recovery codes; returns whether there was one. */
    public boolean removeSince(UUID account, Instant moment) {
        Optional<SecondFactor> later = locked(account).filter(factor -> factor.isSince(moment));
        later.ifPresent(factor -> {
            remove(factor);
            recovery.removeAll(account);
        });
        return later.isPresent();
    }

    void add(SecondFactor factor) {
        entities.persist(factor);
    }

    void remove(SecondFactor factor) {
        entities.remove(factor);
        entities.flush();
    }
}
