package org.warden.group;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.warden.mirror.Recent.Change;

/** Roles that groups have lost, without a database. */
public final class CutRoles {
    private final List<Change<String, Instant>> changes = new ArrayList<>();
    private final RoleCuts cuts = new RoleCuts();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public CutRoles(Clock clock) {
        cuts.clock = clock;
        cuts.reading = new CutReading() {
            @Override
            public List<Change<String, Instant>> after(Instant moment) {
                return List.copyOf(changes);
            }
        };
    }

    public RoleCuts cuts() {
        return cuts;
    }

    /** A group loses this role. */
    public void cut(String role, Instant when) {
        changes.add(new Change<>(role, when, when.plus(Duration.ofDays(1))));
        cuts.reload();
    }
}
