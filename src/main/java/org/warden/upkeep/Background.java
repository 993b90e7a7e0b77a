package org.warden.upkeep;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Runs a task repeatedly, each second or when it is woken. Uses its own thread, because some servers have a scheduler only if
 * another feature is enabled.
 */
public final class Background {
    private static final long PAUSE_MILLIS = 1_000;

    private final Semaphore calls = new Semaphore(0);
    private final String name;
    private final long patienceMillis;
    private final Runnable task;
    private Thread thread;
    private volatile boolean stopped;

    /**
     * Creates a thread that is not started yet.
     *
     * @param patience how long {@link #stop} waits for the current run
     */
    public Background(String name, Duration patience, Runnable task) {
        this.name = name;
        this.patienceMillis = patience.toMillis();
        this.task = task;
    }

    /** Starts the thread. */
    public void start() {
        ClassLoader ours = Thread.currentThread().getContextClassLoader();
        thread = new Thread(this::run, name);
        thread.setContextClassLoader(ours);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs the task without waiting for the next second. */
    public void wake() {
        calls.release();
    }

    /** Stops after the current run. Does not interrupt it: H2 would close the file that it is reading. */
    public void stop() {
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
                // One run serves all calls.
                calls.drainPermits();
                if (!stopped) {
                    task.run();
                }
            }
        } catch (InterruptedException ended) {
            // The server ends the thread when it stops.
        }
    }
}
