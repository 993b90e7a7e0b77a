package org.warden.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.warden.database.DatabaseSettings;

/** The signs of life of this node. */
@ApplicationScoped
public class Pulse {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final long patienceNanos;
    private final LongSupplier nanoTime;
    private volatile boolean started;
    private volatile long lastBeat;

    /** Required for the container's proxy. */
    Pulse() {
        this(PATIENCE, System::nanoTime);
    }

    /** A round of the watch may take longer than a minute only if the database may. */
    @Inject
    Pulse(DatabaseSettings database) {
        this(longer(PATIENCE, database.timeout().multipliedBy(2)), System::nanoTime);
    }

    /**
     * Creates a pulse that has just beaten.
     *
     * @param patience how long after its last beat the node counts as alive
     * @param nanoTime like {@link System#nanoTime}
     */
    public Pulse(Duration patience, LongSupplier nanoTime) {
        this.patienceNanos = patience.toNanos();
        this.nanoTime = nanoTime;
        this.lastBeat = nanoTime.getAsLong();
    }

    /** Records that the start is complete. */
    public void start() {
        started = true;
    }

    /** Records that the watch has ended a round, whether or not the database answered. */
    public void beat() {
        lastBeat = nanoTime.getAsLong();
    }

    Duration patience() {
        return Duration.ofNanos(patienceNanos);
    }

    boolean hasStarted() {
        return started;
    }

    boolean isAlive() {
        return nanoTime.getAsLong() - lastBeat <= patienceNanos;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
