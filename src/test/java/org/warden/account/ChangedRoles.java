package org.warden.account;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.warden.database.Recent.Change;

/** Roles in force without a database. */
public final class ChangedRoles {
    private final List<Change<String, Set<String>>> changes = new ArrayList<>();
    private final RolesInForce inForce = new RolesInForce();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public ChangedRoles(Clock clock) {
        inForce.clock = clock;
        inForce.reading = new RoleReading() {
            @Override
            public List<Change<String, Set<String>>> changedAfter(Instant moment) {
                return changes.stream()
                        .filter(change -> change.at().isAfter(moment))
                        .toList();
            }
        };
    }

    public RolesInForce inForce() {
        return inForce;
    }

    /** Somebody changed the roles of this account, and these are left. */
    public void leave(String account, Set<String> left, Instant when) {
        changes.add(new Change<>(account, left, when));
        inForce.reload();
    }
}
