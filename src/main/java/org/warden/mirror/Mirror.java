package org.warden.mirror;

import java.util.concurrent.atomic.AtomicLong;

/** Something held in memory of rows that any node changes. A subclass observes the commits of this node's own changes. */
public abstract class Mirror {
    private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

    private final AtomicLong commits = new AtomicLong();

    /** The last commit of this thread that is not known here yet: only the caller that changed something waits for the reading. */
    private final ThreadLocal<Long> own = new ThreadLocal<>();

    private long known;

    /** Reads what any node changed. Throws if the database is out of reach; what is known stays in force then. */
    public abstract void reload();

    /** Notes that this thread has committed a change, which {@link #catchUp} must read. */
    protected void changed() {
        own.set(commits.incrementAndGet());
    }

    /**
     * Returns when everything that this thread committed before is known here. Costs nothing if it changed nothing. A failure is
     * only logged: the next reload finds the change.
     */
    public void catchUp() {
        Long wanted = own.get();
        if (wanted != null) {
            own.remove();
            read(wanted);
        }
    }

    /** Callers at the same time wait for one reading, if it began after their commits. */
    private synchronized void read(long wanted) {
        if (known >= wanted) {
            return;
        }
        long covered = commits.get();
        try {
            reload();
            known = covered;
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "a change is not known here yet: {0}", outOfReach.toString());
        }
    }
}
