package org.warden.mirror;

import java.util.concurrent.atomic.AtomicLong;

/** An in-memory copy of rows that any node may change. A subclass observes the commits of this node's own changes. */
public abstract class Mirror {
    private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

    private final AtomicLong commits = new AtomicLong();

    /** The last commit of this thread that is not yet in the copy. Only the thread that made a change waits for it. */
    private final ThreadLocal<Long> own = new ThreadLocal<>();

    private long known;

    /** Reads what any node changed. Throws if the database is down; the copy then stays in force. */
    public abstract void reload();

    /** Records that this thread has committed a change, which {@link #catchUp} must read. */
    protected void changed() {
        own.set(commits.incrementAndGet());
    }

    /**
     * Waits until the copy contains everything that this thread has committed. Costs nothing if the thread changed nothing.
     * Only logs a failure, because the next reload finds the change.
     */
    public void catchUp() {
        Long wanted = own.get();
        if (wanted != null) {
            own.remove();
            read(wanted);
        }
    }

    /** Concurrent callers share one reload, if it began after their commits. */
    private synchronized void read(long wanted) {
        if (known >= wanted) {
            return;
        }
        long covered = commits.get();
        try {
            reload();
            known = covered;
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "a committed change cannot be read yet: {0}", outOfReach.toString());
        }
    }
}
