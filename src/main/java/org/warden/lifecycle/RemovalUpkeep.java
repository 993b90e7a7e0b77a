package org.warden.lifecycle;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.warden.upkeep.Upkeep;

/**
 * Deletes accounts that are due, one in each piece. If an application inside the WAR prevents the deletion of one account, the
 * others are still deleted. In an outage of the database the next search fails, and the task rests.
 */
public abstract class RemovalUpkeep extends Upkeep {
    private static final System.Logger LOG = System.getLogger(RemovalUpkeep.class.getName());

    private static final int AT_ONCE = 30;

    /** Found by one search, the next first. */
    private final Deque<Due> found = new ArrayDeque<>();

    /** The account of the previous piece. After the last account, the next pass begins again. */
    private Due last = Due.NONE;

    /** Deletes one account; returns whether there was one. */
    @Override
    public boolean work() {
        if (found.isEmpty()) {
            found.addAll(dueAfter(last, AT_ONCE));
        }
        Due next = found.poll();
        last = next == null ? Due.NONE : next;
        if (next != null) {
            delete(next);
        }
        return next != null;
    }

    private void delete(Due due) {
        try {
            delete(due.id());
        } catch (RuntimeException failed) {
            // In an outage the next piece fails at the search, so that the others do not wait for a timeout each.
            found.clear();
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
