package org.warden.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.database.Recent.Change;

/** Reads which sessions ended. */
@Act
@Stateless
public class SessionReading {
    @Inject
    Sessions sessions;

    /** The sessions that ended after this moment. */
    public List<Change<String, Boolean>> endedAfter(Instant moment) {
        return sessions.endedAfter(moment);
    }
}
