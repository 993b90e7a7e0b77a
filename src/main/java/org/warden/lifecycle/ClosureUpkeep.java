package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.warden.lifecycle.ClosedAccounts.Closed;
import org.warden.upkeep.Upkeep;

/** Deletes closed accounts after their grace period. If one cannot be deleted, the others still are. */
@ApplicationScoped
public class ClosureUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(ClosureUpkeep.class.getName());

    @Inject
    ClosedAccounts accounts;

    @Inject
    Clock clock;

    /** The last account of this pass; the next pass tries all again. */
    private Closed last = Closed.NONE;

    /** Deletes one account and tells its owner; returns whether there may be more. */
    @Override
    public boolean work() {
        Optional<Closed> next = accounts.dueAfter(last, clock.instant());
        last = next.orElse(Closed.NONE);
        next.ifPresent(this::delete);
        return next.isPresent();
    }

    private void delete(Closed due) {
        try {
            accounts.delete(due.id());
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the closed account {0} cannot be deleted: {1}",
                    due.id(),
                    failed.toString());
        }
    }
}
