package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.warden.database.Recent;
import org.warden.key.KeySettings;

/**
 * The roles of every account whose roles changed while a token of it may still count, in memory: no token opens a door by a
 * role that was taken since. A role that was given since comes with the next token.
 */
@ApplicationScoped
public class RolesInForce {
    private final Recent<String, Set<String>> changed = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    RoleReading reading;

    @Inject
    Clock clock;

    /** Learns what any node changed. Throws where the database is out of reach; what is known stays in force then. */
    public void reload() {
        changed.reload(clock.instant(), reading::changedAfter);
    }

    /** Which of the roles in a token of this account still count. Asks no database. */
    public Set<String> of(String accountId, Set<String> inToken) {
        Set<String> roles = changed.get(accountId);
        if (roles == null || roles.containsAll(inToken)) {
            return inToken;
        }
        Set<String> left = new HashSet<>(inToken);
        left.retainAll(roles);
        return left;
    }
}
