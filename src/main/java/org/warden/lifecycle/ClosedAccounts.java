package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.RemovalUpkeep.Due;

/** Finds and deletes closed accounts whose grace is over. */
@Act
@Stateless
public class ClosedAccounts {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    Clock clock;

    /** The next accounts after this one whose grace is over, ordered by the end of their grace. */
    public List<Due> dueAfter(Due after, int most) {
        return entities.createQuery(
                        "select a.standing.deletes, a.id from Account a where a.standing.deletes <= :now and"
                                + " (a.standing.deletes > :deletes or a.standing.deletes = :deletes and a.id > :id)"
                                + " order by a.standing.deletes, a.id",
                        Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("deletes", after.time())
                .setParameter("id", after.id())
                .setMaxResults(most)
                .getResultStream()
                .map(Due::of)
                .toList();
    }

    /** Deletes this account and tells its owner, unless it was restored or deleted meanwhile. */
    public void delete(UUID id) {
        accounts.locked(id)
                .filter(account -> isDue(account.standing().deletes()))
                .ifPresent(account -> removal.removeAndTell(account, "grace", Requester.NONE));
    }

    private boolean isDue(Instant deletes) {
        return deletes != null && !deletes.isAfter(clock.instant());
    }
}
