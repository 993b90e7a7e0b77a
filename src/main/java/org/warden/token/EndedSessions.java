package org.warden.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.database.Recent;
import org.warden.key.KeySettings;

/** The sessions that ended while a token of theirs may still count, in memory: such a token opens nothing here any more. */
@ApplicationScoped
public class EndedSessions {
    private static final System.Logger LOG = System.getLogger(EndedSessions.class.getName());

    /** Longer than a token of today may count: there may be tokens from before a change of settings. */
    private final Recent<String, Boolean> ended = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    SessionUpkeep upkeep;

    @Inject
    Clock clock;

    /** Learns what any node ended. Throws where the database is out of reach; what is known stays in force then. */
    public void reload() {
        ended.reload(clock.instant(), upkeep::endedAfter);
    }

    /** The same, by who has just ended one: that is done, whatever comes after, and will be looked for again. */
    public void refresh() {
        try {
            reload();
        } catch (RuntimeException outOfReach) {
            LOG.log(System.Logger.Level.WARNING, "an ended session is not known here yet: {0}", outOfReach.toString());
        }
    }

    /** Whether this session is known to have ended. Asks no database. */
    boolean contain(String session) {
        return ended.get(session) != null;
    }
}
