package org.warden.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.upkeep.Upkeep;

/**
 * The numbers of accounts. The first request counts; while requests go on, the upkeep counts again before the numbers are a
 * minute old, so that no further request waits.
 */
@ApplicationScoped
public class UserCounts extends Upkeep {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** For how long after a request the upkeep counts. */
    private static final Duration WANTED = Duration.ofMinutes(10);

    @Inject
    UserCounting counting;

    @Inject
    Clock clock;

    private volatile CountsView latest;
    private volatile Instant asked = Instant.MIN;

    /** Numbers that are at most a minute old. */
    public CountsView latest() {
        asked = clock.instant();
        CountsView known = latest;
        return isFresh(known) ? known : count();
    }

    /** Counts again if the numbers were asked for lately. */
    @Override
    public boolean work() {
        if (clock.instant().isBefore(asked.plus(WANTED))) {
            latest = counting.count();
        }
        return false;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    private synchronized CountsView count() {
        if (!isFresh(latest)) {
            latest = counting.count();
        }
        return latest;
    }

    private boolean isFresh(CountsView known) {
        Instant now = clock.instant();
        return known != null && now.isBefore(known.counted().plus(FRESH)) && !now.isBefore(known.counted());
    }
}
