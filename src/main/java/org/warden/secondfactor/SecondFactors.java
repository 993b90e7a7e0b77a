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

    /** The second factor of this account, locked until the caller's transaction ends. */
    Optional<SecondFactor> locked(UUID account) {
        return Optional.ofNullable(entities.find(SecondFactor.class, account, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Removes the second factor if it is pending or was confirmed in this epoch of the account, later, or after this moment.
     * Removes all recovery codes with it, otherwise only those created in this epoch or later. Returns whether a second factor
     * was removed.
     */
    public boolean removeSince(UUID account, int epoch, Instant moment) {
        Optional<SecondFactor> later = locked(account).filter(factor -> factor.isSince(epoch, moment));
        later.ifPresent(this::remove);
        recovery.removeSince(account, later.isPresent() ? 0 : epoch);
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
