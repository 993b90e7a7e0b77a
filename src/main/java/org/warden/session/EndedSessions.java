package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.key.KeySettings;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/** The sessions that ended while a token of theirs may still count, in memory: such a token opens nothing here any more. */
@ApplicationScoped
public class EndedSessions extends Mirror {
    /** For up to a minute a used refresh token still yields an access token, whose expiry the row does not hold. */
    static final Duration LATER = Duration.ofMinutes(2);

    /** Longer than a token of today may count: there may be tokens from before a change of settings. */
    private final Recent<String, Boolean> ended = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    SessionUpkeep upkeep;

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sessions.Ended committed) {
        changed();
    }

    @Override
    public void reload() {
        Instant now = clock.instant();
        ended.reload(now, moment -> upkeep.endedAfter(moment, now.minus(LATER)));
    }

    /** Whether this session is known to have ended. Asks no database. */
    public boolean contain(String session) {
        return ended.get(session) != null;
    }
}
