package org.warden.shutdown;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Comes before the server when the process is told to stop: servers take applications away under the requests that they serve.
 * The JVM runs its shutdown hooks all at once, so that a hook of ours would come too late.
 */
@ApplicationScoped
public class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

    /** For requests that have begun, after the delay: longer than any wait for the database. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 20;

    @Inject
    Drain drain;

    private final AtomicBoolean told = new AtomicBoolean();
    private ClassLoader loader;
    private Duration delay;
    private StopSignal stop;

    /** Waits for SIGTERM from now on; where there is none, the server stops in its own way. */
    public void watch(Duration refusing) {
        delay = refusing;
        loader = Thread.currentThread().getContextClassLoader();
        try {
            stop = new StopSignal(this::begin);
        } catch (ReflectiveOperationException | IllegalArgumentException noSignal) {
            LOG.log(System.Logger.Level.INFO, "Warden cannot handle SIGTERM: the server stops in its own way.");
        }
    }

    /** The application goes, whatever becomes of the server. */
    public void close() {
        drain.begin();
        if (stop != null) {
            stop.release();
        }
    }

    /** A second SIGTERM does not wait. */
    private void begin() {
        try {
            if (told.compareAndSet(false, true)) {
                Thread.currentThread().setContextClassLoader(loader);
                LOG.log(System.Logger.Level.INFO, "Warden is told to stop, and refuses new requests.");
                drain.begin();
                waitForTheRest();
                Listeners.close();
            }
        } finally {
            stop.pass();
        }
    }

    private void waitForTheRest() {
        long latest = System.nanoTime() + delay.plus(PATIENCE).toNanos();
        try {
            Thread.sleep(delay.toMillis());
            while (!drain.isEmpty() && System.nanoTime() - latest < 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
