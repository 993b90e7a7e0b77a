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
import org.warden.key.KeySettings;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/**
 * Holds in memory the roles of every account whose roles changed while its tokens may still be valid. A removed role, and a
 * role past its new end, is refused at once, even if a token still contains it. An added role comes with the next token.
 */
@ApplicationScoped
public class RolesInForce extends Mirror {
    private final Recent<String, Map<String, Instant>> changed = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

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

    /** The roles in a token of this account that are still in force. Does not query the database. */
    public Set<String> of(String accountId, Set<String> inToken) {
        Map<String, Instant> ends = changed.get(accountId);
        if (ends == null) {
            return inToken;
        }
        Instant now = clock.instant();
        Set<String> left = new HashSet<>(inToken);
        left.removeIf(role -> !now.isBefore(ends.getOrDefault(role, Instant.MIN)));
        return left.size() == inToken.size() ? inToken : left;
    }
}
