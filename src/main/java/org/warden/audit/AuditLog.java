package org.warden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;
import org.warden.database.Ids;
import org.warden.http.Client;

/** Puts security events on record, in the transaction of the act that they belong to. */
@ApplicationScoped
public class AuditLog {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /**
     * Records an event.
     *
     * @param account whose account it concerns
     * @param subject what of it, by an id; never a secret
     */
    public void record(Action action, UUID account, String subject, Client from) {
        entities.persist(new AuditEvent(ids.next(), clock.instant(), action, account, subject, from));
    }

    /** What can happen. */
    public enum Action {
        /** A spent refresh token came back after its grace, and the session was ended. */
        REFRESH_TOKEN_REUSED
    }
}
