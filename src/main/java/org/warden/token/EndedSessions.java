package org.warden.token;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.database.Recent;

/** The sessions that ended while a token of theirs may still count, in memory: such a token opens nothing here any more. */
@ApplicationScoped
public class EndedSessions {
    @Inject
    SessionUpkeep reading;

    @Inject
    TokenSettings settings;

    @Inject
    Clock clock;

    private Recent<String, Boolean> ended;

    @PostConstruct
    void remember() {
        ended = new Recent<>(settings.life());
    }

    /** Learns what any node ended. Throws where the database is out of reach; what is known stays in force then. */
    public void reload() {
        ended.reload(clock.instant(), reading::endedAfter);
    }

    /** Whether this session is known to have ended. Asks no database. */
    boolean contain(String session) {
        return ended.get(session) != null;
    }
}
