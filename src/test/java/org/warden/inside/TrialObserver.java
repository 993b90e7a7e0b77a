package org.warden.inside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.warden.audit.AuditLog;
import org.warden.http.Requester;
import org.warden.lifecycle.AccountRemoved;
import org.warden.problem.Problem;

/** Records each removal of an account, and prevents that of one. */
@ApplicationScoped
public class TrialObserver {
    /** The word of the event; its subject is the name of the account, which is still there. */
    static final String SEEN = "trial:removal-seen";

    /** The name of the account that stays. */
    static final String KEPT = "kept";

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditLog audit;

    void removed(@Observes AccountRemoved event) {
        String name = entities.createQuery("select a.username from Account a where a.id = :id", String.class)
                .setParameter("id", event.account())
                .getSingleResult();
        audit.note(SEEN, event.account(), name, Requester.NONE);
        if (name.equals(KEPT)) {
            throw Problem.own(409, "still-needed", "Still needed", "The account is still needed.");
        }
    }
}
