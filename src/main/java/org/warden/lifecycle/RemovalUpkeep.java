package org.warden.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.upkeep.Upkeep;

/**
 * Deletes accounts that are due, each in a transaction of its own. If an application inside the WAR prevents the deletion of
 * one account, the others are still deleted.
 */
public abstract class RemovalUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(RemovalUpkeep.class.getName());

    private static final int AT_ONCE = 30;

    /** The last account of the previous piece. After the last piece, the next pass begins again. */
    private Due last = Due.NONE;

    /** Deletes some accounts; returns whether there may be more. */
    @Override
    public boolean work() {
        List<Due> next = dueAfter(last, AT_ONCE);
        next.forEach(this::delete);
        boolean more = next.size() == AT_ONCE;
        last = more ? next.get(AT_ONCE - 1) : Due.NONE;
        return more;
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

    /** The next accounts after this one, in their order. */
    protected abstract List<Due> dueAfter(Due after, int most);

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
