package org.warden.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Keeps the shared clock right, and says when the clock of this node is wrong. */
@ApplicationScoped
public class ClockCheck {
    /** Beyond this, a node in production does not start: its tokens would be refused by other services. */
    static final Duration MOST = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(ClockCheck.class.getName());

    /** What a synchronised clock never reaches, and a slow answer of the database neither. */
    private static final Duration NOTED = Duration.ofSeconds(5);

    @Inject
    SharedClock clock;

    @Inject
    DatabaseTime database;

    private boolean wrong;

    /** Follows the clock of the database. Throws if the database is out of reach; the shared clock then goes on by itself. */
    public Duration follow() {
        Duration ahead = clock.follow(database::now);
        boolean wrongNow = ahead.abs().compareTo(NOTED) > 0;
        if (wrongNow != wrong) {
            wrong = wrongNow;
            LOG.log(
                    wrongNow ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                    wrongNow
                            ? "the clock of this node is {0} ahead of the database''s: Warden goes by the database''s"
                            : "the clock of this node is right again, {0} ahead of the database''s",
                    ahead);
        }
        return ahead;
    }

    /** Throws if the node's clock is wrong by more than a minute. */
    public void requireRight() {
        Duration ahead = follow();
        if (ahead.abs().compareTo(MOST) > 0) {
            throw new IllegalStateException("The clock of this node is " + ahead + " ahead of the database's. With"
                    + " warden.profile=production the two may differ by " + MOST + " at most: synchronise them (NTP).");
        }
    }
}
