package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.warden.database.Recent;

/**
 * The roles of every account whose roles changed while a token of it may still count, in memory: no token opens a door by a
 * role that was taken since. A role that was given since comes with the next token.
 */
@ApplicationScoped
public class RolesInForce {
    /** The longest {@code warden.token.life}; roles change seldom enough to keep them so long. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final Recent<String, Set<String>> changed = new Recent<>(LONGEST_LIFE);

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
