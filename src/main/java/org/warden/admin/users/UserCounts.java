package org.warden.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The numbers of accounts, counted at most once a minute, because that reads the whole table. */
@ApplicationScoped
public class UserCounts {
    private static final Duration FRESH = Duration.ofMinutes(1);

    @Inject
    UserCounting counting;

    @Inject
    Clock clock;

    private volatile CountsView latest;

    /** Numbers that are at most a minute old. */
    public CountsView latest() {
        CountsView known = latest;
        return isFresh(known) ? known : count();
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
