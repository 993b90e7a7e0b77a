package org.warden.token;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.warden.database.Act;
import org.warden.database.Recent.Change;

/** What is done about sessions when nobody asks: learning which ended, forgetting which are long over. */
@Act
@Stateless
public class SessionUpkeep {
    @Inject
    Sessions sessions;

    /** The sessions that ended after this moment. */
    public List<Change<String, Boolean>> endedAfter(Instant moment) {
        return sessions.endedAfter(moment);
    }

    /** Forgets the sessions that were not used since this moment. */
    public void forget(Instant moment) {
        sessions.purge(moment);
    }
}
