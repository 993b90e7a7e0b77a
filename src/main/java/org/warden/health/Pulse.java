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

    /** The clock, six mirrors, and the wait for connections. */
    private static final int QUESTIONS = 8;

    private final long patienceNanos;
    private final LongSupplier nanoTime;
    private volatile boolean started;
    private volatile long lastBeat;

    /** Required for the container's proxy. */
    Pulse() {
        this(PATIENCE, System::nanoTime);
    }

    /** A round of the watch asks the database several times, and each question may take as long as the setting says. */
    @Inject
    Pulse(DatabaseSettings database) {
        this(longer(PATIENCE, database.timeout().multipliedBy(QUESTIONS)), System::nanoTime);
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
        beat();
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
