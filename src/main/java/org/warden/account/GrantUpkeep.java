package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.upkeep.Upkeep;

/** Removes roles that have ended. They stop counting at their end, even if this runs later. */
@Act
@Stateless
public class GrantUpkeep extends Upkeep {
    @Inject
    RoleGrants grants;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Removes and records some of them; returns whether there may be more. */
    @Override
    public boolean work() {
        Instant now = clock.instant();
        List<RoleGrant> ended = grants.ended(now);
        for (RoleGrant grant : ended) {
            if (grants.remove(grant, now)) {
                events.happened(Action.ROLE_ENDED, grant.accountId(), grant.role(), Requester.NONE);
            }
        }
        return !ended.isEmpty();
    }
}
