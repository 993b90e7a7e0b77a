package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.upkeep.Upkeep;

/** Deletes closed accounts after their grace period. */
@Act
@Stateless
public class ClosureUpkeep extends Upkeep {
    private static final int AT_ONCE = 30;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    @Inject
    Clock clock;

    /** Deletes some accounts and tells their owners; returns whether there may be more. */
    @Override
    public boolean work() {
        Instant now = clock.instant();
        List<UUID> due = entities.createQuery(
                        "select a.id from Account a where a.standing.deletes <= :now" + " order by a.standing.deletes",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultList();
        due.stream()
                .sorted(Accounts.ORDER)
                .map(accounts::locked)
                .flatMap(Optional::stream)
                // An account restored concurrently stays.
                .filter(account -> isDue(account, now))
                .forEach(account -> removal.removeAndTell(account, "grace", Requester.NONE));
        return due.size() == AT_ONCE;
    }

    private static boolean isDue(Account account, Instant now) {
        Instant deletes = account.standing().deletes();
        return deletes != null && !deletes.isAfter(now);
    }
}
