package org.warden.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.warden.key.KeySettings;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/** The sessions that ended while one of their tokens may still be valid, in memory: such a token is refused. */
@ApplicationScoped
public class EndedSessions extends Mirror implements Measured {
    /**
     * A spent refresh token still yields an access token for up to a minute. The row does not hold the expiry of that token.
     */
    static final Duration LATER = Duration.ofMinutes(2);

    /** The longest life any setting allows: tokens may date from before a change of settings. */
    private final Recent<String, Boolean> ended = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    SessionUpkeep upkeep;

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Sessions.Ended committed) {
        changed();
    }

    @Override
    public void register(Meters meters) {
        meters.gauge("warden_ended_sessions", "Ended sessions in memory, whose tokens are refused", ended::size);
    }

    @Override
    public void reload() {
        Instant now = clock.instant();
        ended.reload(now, moment -> upkeep.endedAfter(moment, now.minus(LATER)));
    }

    /** Returns whether this session is known to have ended. Makes no query. */
    public boolean contain(String session) {
        return ended.get(session) != null;
    }
}
