package org.warden.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.warden.account.RoleReading.RolesThen;
import org.warden.mirror.Recent.Change;
import org.warden.time.Until;

/** Roles in force without a database. */
public final class ChangedRoles {
    private final List<Change<String, RolesThen>> changes = new ArrayList<>();
    private final List<Instant> dates = new ArrayList<>();
    private final RolesInForce inForce = new RolesInForce();

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    public ChangedRoles(Clock clock) {
        inForce.clock = clock;
        inForce.reading = new RoleReading() {
            @Override
            public List<Change<String, RolesThen>> changedAfter(Instant moment) {
                return IntStream.range(0, changes.size())
                        .filter(at -> dates.get(at).isAfter(moment))
                        .mapToObj(changes::get)
                        .toList();
            }
        };
    }

    public RolesInForce inForce() {
        return inForce;
    }

    /** Another node changed the roles of this account to these. */
    public void leave(String account, Set<String> left, Instant when) {
        leave(account, left.stream().collect(Collectors.toMap(role -> role, role -> Until.NEVER)), when);
    }

    /** The same, with an end of each role. */
    public void leave(String account, Map<String, Instant> left, Instant when) {
        changes.add(new Change<>(account, new RolesThen(left, when), when.plus(Duration.ofDays(1))));
        dates.add(when);
        inForce.reload();
    }
}
