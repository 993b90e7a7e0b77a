package org.warden.lockout;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;
import org.warden.time.Sweep;
import org.warden.upkeep.Upkeep;

/** Deletes old counters of guesses. */
@Act
@Stateless
public class LockoutUpkeep extends Upkeep {
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    Sweep sweep;

    @Inject
    Clock clock;

    /** Deletes some counters whose last guess is a day old; counting then starts again. Returns whether there may be more. */
    @Override
    public boolean work() {
        String old = "last_failed < ?1 and blocked_until < ?1";
        return sweep.piece("guess_count", "id", old, clock.instant().minus(KEPT)) == Sweep.PIECE;
    }
}
