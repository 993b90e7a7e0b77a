package org.warden.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.warden.mirror.Recent.Change;

/** Ended sessions without a database. */
public final class SessionEnds {
    private final List<Change<String, Boolean>> ends = new ArrayList<>();
    private final EndedSessions ended = new EndedSessions();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public SessionEnds(Clock clock) {
        ended.clock = clock;
        ended.upkeep = new SessionUpkeep() {
            @Override
            public List<Change<String, Boolean>> endedAfter(Instant moment, Instant counted) {
                return ends.stream().filter(end -> end.until().isAfter(counted)).toList();
            }
        };
    }

    public EndedSessions ended() {
        return ended;
    }

    /** Ends a session and reloads the memory. */
    public void end(String session, Instant when) {
        ends.add(new Change<>(session, true, when.plus(Duration.ofMinutes(15))));
        ended.reload();
    }
}
