package org.warden.upkeep;

import java.time.Duration;

/**
 * A task that is done without a caller, piece by piece. The container finds each subclass that is an {@code @Act} or
 * {@code @ApplicationScoped}. A class, because an EJB that implements an interface is no longer found by its own type.
 */
public abstract class Upkeep {
    /** Does one piece, in at most one transaction; returns whether there may be more. A task that throws is due again soon. */
    public abstract boolean work();

    /** How long the task rests after its last piece. Tasks with a shorter pause go first. */
    public Duration pause() {
        return Duration.ofHours(1);
    }
}
