package org.warden.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.warden.key.KeySettings;
import org.warden.mirror.Mirror;
import org.warden.mirror.Recent;

/**
 * Holds in memory the roles that groups have lost, as long as older tokens may be valid. A member may still have the role from
 * another source: only the database knows.
 */
@ApplicationScoped
public class RoleCuts extends Mirror {
    private final Recent<String, Instant> cuts = new Recent<>(KeySettings.LONGEST_TOKEN_LIFE);

    @Inject
    CutReading reading;

    @Inject
    Clock clock;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Cuts.Cut committed) {
        changed();
    }

    @Override
    public void reload() {
        cuts.reload(clock.instant(), reading::after);
    }

    /**
     * The cuts that concern a token with these roles: each role with its cut, if the token was issued before. A cut is visible
     * only after its commit, so a token that was issued shortly after the cut counts as issued before it. Makes no query.
     */
    public Map<String, Instant> of(Collection<String> roles, Instant issued) {
        if (cuts.isEmpty()) {
            return Map.of();
        }
        Map<String, Instant> concerned = new HashMap<>();
        for (String role : roles) {
            Instant cut = cuts.get(role);
            if (cut != null && !issued.isAfter(cut.plus(Recent.LATENESS))) {
                concerned.put(role, cut);
            }
        }
        return concerned;
    }
}
