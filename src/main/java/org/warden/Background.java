package org.warden;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again, with a second's pause or when it is woken. A thread of our own: not every server has a
 * scheduler without another feature to switch on.
 */
final class Background {
    private static final long PAUSE_MILLIS = 1_000;

    private final Semaphore calls = new Semaphore(0);
    private final String name;
    private final long patienceMillis;
    private final Runnable task;
    private Thread thread;
    private volatile boolean stopped;

    /** @param patience how long {@link #stop} waits for the end of what is just being done */
    Background(String name, Duration patience, Runnable task) {
        this.name = name;
        this.patienceMillis = patience.toMillis();
        this.task = task;
    }

    void start() {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        thread = new Thread(this::run, name);
        thread.setContextClassLoader(ours);
        thread.setDaemon(true);
        thread.start();
    }

    /** There is something to do: waits no longer. */
    void wake() {
        calls.release();
    }

    /** Returns when what is just being done is over. No interrupt: H2 would close the file that it is just reading. */
    void stop() {
        stopped = true;
        wake();
        if (thread == null) {
            return;
        }
        try {
            thread.join(patienceMillis);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped) {
                calls.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                // One round does what all who called want done.
                calls.drainPermits();
                if (!stopped) {
                    task.run();
                }
            }
        } catch (InterruptedException ended) {
            // By the server, at its own end.
        }
    }
}
