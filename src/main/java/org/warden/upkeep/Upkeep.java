package org.warden.upkeep;

import java.time.Duration;

/**
 * A background task that works in pieces. The container finds each subclass that is an {@code @Act} or {@code
 * @ApplicationScoped}. A class and not an interface, because an EJB that implements an interface cannot be injected by its own
 * type.
 */
public abstract class Upkeep {
    /**
     * Does one piece, which writes in at most one transaction; returns whether there may be more. A task that throws is due
     * again within a minute.
     */
    public abstract boolean work();

    /** How long the task rests after its last piece. Tasks with a shorter pause go first. */
    public Duration pause() {
        return Duration.ofHours(1);
    }
}
