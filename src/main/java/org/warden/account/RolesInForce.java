package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.warden.account.RoleReading.RolesThen;
import org.warden.key.KeySettings;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/**
 * Holds in memory the roles of every account whose roles changed while its tokens may still be valid. A removed role, and a
 * role past its new end, is refused at once, even if a token still contains it. An added role comes with the next token.
 */
@ApplicationScoped
public class RolesInForce extends Mirror {
    private final Recent<String, RolesThen> changed = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

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

    /**
     * The roles in a token of this account that are still in force. Keeps all roles of a token that was issued after the roles
     * were read here: a group may have gained a role since then, and no row of an account shows that. Does not query the
     * database.
     */
    public Set<String> of(String accountId, Set<String> inToken, Instant issued) {
        RolesThen roles = changed.get(accountId);
        if (roles == null || issued.isAfter(roles.read())) {
            return inToken;
        }
        Map<String, Instant> ends = roles.ends();
        Instant now = clock.instant();
        Set<String> left = new HashSet<>(inToken);
        left.removeIf(role -> !now.isBefore(ends.getOrDefault(role, Instant.MIN)));
        return left.size() == inToken.size() ? inToken : left;
    }
}
