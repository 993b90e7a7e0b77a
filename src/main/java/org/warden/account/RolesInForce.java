package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.warden.key.KeySettings;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/**
 * The roles of every account whose roles changed while a token of it may still count, in memory: no token opens a door by a
 * role that was taken since. A role that was given since comes with the next token.
 */
@ApplicationScoped
public class RolesInForce extends Mirror {
    private final Recent<String, Set<String>> changed = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    RoleReading reading;

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Accounts.RolesChanged committed) {
        changed();
    }

    @Override
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
