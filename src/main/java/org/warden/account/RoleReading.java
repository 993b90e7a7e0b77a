package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.warden.database.Act;
import org.warden.key.KeySettings;
import org.warden.mirror.Recent;
import org.warden.mirror.Recent.Change;

/** Reads the accounts with changed roles, and the ends of their present roles. */
@Act
@Stateless
public class RoleReading {
    @Inject
    RoleSources sources;

    @Inject
    Clock clock;

    /** The present roles of every account whose roles changed after this moment, each with its end. */
    public List<Change<String, RolesThen>> changedAfter(Instant moment) {
        List<RoleSources.Changed> found = sources.changedAfter(moment, clock.instant());
        Instant read = clock.instant();
        return found.stream()
                .map(changed -> new Change<>(
                        changed.account().toString(),
                        new RolesThen(Map.copyOf(changed.ends()), read),
                        // Until a late commit is visible, other nodes still issue tokens with the former roles.
                        changed.when().plus(KeySettings.LONGEST_TOKEN_LIFE).plus(Recent.LATENESS)))
                .toList();
    }

    /**
     * The roles of an account at one moment.
     *
     * @param ends the end of each role
     * @param read when they had been read
     */
    public record RolesThen(Map<String, Instant> ends, Instant read) {}
}
