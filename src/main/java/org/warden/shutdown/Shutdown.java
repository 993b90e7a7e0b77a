package org.warden.shutdown;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Acts on SIGTERM before the server does, because servers remove applications while requests still run. A shutdown hook would
 * be too late: the JVM runs all hooks concurrently.
 */
@ApplicationScoped
public class Shutdown {
    private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());

    /** The longest time for admitted requests, after the delay: longer than a statement may take by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_MILLIS = 20;

    /** A request counts as ended a moment before the server has sent its answer. */
    private static final long SENDING_MILLIS = 100;

    @Inject
    Drain drain;

    private final AtomicBoolean told = new AtomicBoolean();
    private ClassLoader loader;
    private Duration delay;
    private StopSignal stop;

    /**
     * Handles SIGTERM from now on. Without the signal, the server stops in its own way.
     *
     * @param serving how long the node still serves after the signal
     */
    public void watch(Duration serving) {
        delay = serving;
        loader = Thread.currentThread().getContextClassLoader();
        try {
            stop = new StopSignal(this::begin);
        } catch (ReflectiveOperationException | IllegalArgumentException noSignal) {
            LOG.log(System.Logger.Level.INFO, "Warden cannot handle SIGTERM: the server's own shutdown applies.");
        }
    }

    /** Ends the handling when the application is removed, even if the server goes on. */
    public void close() {
        drain.refuse();
        if (stop != null) {
            stop.release();
        }
    }

    /** A second SIGTERM does not wait. */
    private void begin() {
        try {
            if (told.compareAndSet(false, true)) {
                Thread.currentThread().setContextClassLoader(loader);
                LOG.log(
                        System.Logger.Level.INFO,
                        "Warden is stopping. It still serves requests for {0} ms.",
                        delay.toMillis());
                drain.announce();
                Thread.sleep(delay.toMillis());
                LOG.log(System.Logger.Level.INFO, "Warden refuses new requests.");
                drain.refuse();
                waitForTheRest();
                Listeners.close();
            }
        } catch (InterruptedException hurried) {
            drain.refuse();
            Thread.currentThread().interrupt();
        } finally {
            stop.pass();
        }
    }

    private void waitForTheRest() throws InterruptedException {
        long latest = System.nanoTime() + PATIENCE.toNanos();
        while (!drain.isEmpty() && System.nanoTime() - latest < 0) {
            Thread.sleep(PAUSE_MILLIS);
        }
        Thread.sleep(SENDING_MILLIS);
    }
}
