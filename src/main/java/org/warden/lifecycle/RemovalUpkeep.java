package org.warden.lifecycle;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.upkeep.Upkeep;

/**
 * Deletes accounts that are due, one in each piece. If an application inside the WAR prevents the deletion of one account, the
 * others are still deleted. In an outage of the database the search for the next one fails, and the task rests.
 */
public abstract class RemovalUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(RemovalUpkeep.class.getName());

    /** The account of the previous piece. After the last account, the next pass begins again. */
    private Due last = Due.NONE;

    /** Deletes one account; returns whether there was one. */
    @Override
    public boolean work() {
        Optional<Due> next = dueAfter(last);
        last = next.orElse(Due.NONE);
        next.ifPresent(this::delete);
        return next.isPresent();
    }

    private void delete(Due due) {
        try {
            delete(due.id());
        } catch (RuntimeException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the account {0} is due for deletion and cannot be deleted: {1}",
                    due.id(),
                    failed.toString());
        }
    }

    /** The next account after this one, in their order. */
    protected abstract Optional<Due> dueAfter(Due after);

    /** Deletes the account in a transaction of its own, unless it is no longer due. */
    protected abstract void delete(UUID id);

    /** An account, and the time by which the accounts are ordered. */
    public record Due(Instant time, UUID id) {
        /** Before all others. */
        static final Due NONE = new Due(Instant.EPOCH, new UUID(0, 0));

        /** From the time and the id that a query selects. */
        public static Due of(Object... row) {
            return new Due((Instant) row[0], (UUID) row[1]);
        }
    }
}
