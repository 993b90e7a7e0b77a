package org.warden.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Synchronizes the shared clock with the database, and reports a wrong clock of this node. */
@ApplicationScoped
public class ClockCheck {
    /** With a larger difference a node in production does not start, because other services would refuse its tokens. */
    static final Duration MOST = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(ClockCheck.class.getName());

    /** More than a synchronized clock ever differs, or a slow answer of the database accounts for. */
    private static final Duration NOTED = Duration.ofSeconds(5);

    @Inject
    SharedClock clock;

    @Inject
    DatabaseTime database;

    private boolean wrong;

    /**
     * Synchronizes the shared clock with the database; returns how far this node's clock is ahead. Throws if the database is
     * down; the shared clock then continues on its own.
     */
    public Duration follow() {
        Duration ahead = clock.follow(database::now);
        boolean wrongNow = ahead.abs().compareTo(NOTED) > 0;
        if (wrongNow != wrong) {
            wrong = wrongNow;
            LOG.log(
                    wrongNow ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                    wrongNow
                            ? "the clock of this node differs from the database''s by {0} (negative: behind):"
                                    + " Warden uses the clock of the database"
                            : "the clock of this node is correct again: it differs from the database''s by {0}"
                                    + " (negative: behind)",
                    ahead);
        }
        return ahead;
    }

    /** The same; throws also if the clocks differ by more than a minute. */
    public Duration requireRight() {
        Duration ahead = follow();
        if (ahead.abs().compareTo(MOST) > 0) {
            throw new IllegalStateException("The clock of this node differs from the database's by " + ahead
                    + " (negative: behind). With warden.profile=production the difference may be at most " + MOST
                    + ": synchronize the clocks (NTP).");
        }
        return ahead;
    }
}
