package org.warden.lockout;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.warden.database.Act;

/** What is done about guesses when nobody makes any. */
@Act
@Stateless
public class LockoutUpkeep {
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    Lockout lockout;

    @Inject
    Clock clock;

    /** Forgets the guesses that are a day old: whoever still waits then begins anew. */
    public void forget() {
        lockout.forget(clock.instant().minus(KEPT));
    }
}
