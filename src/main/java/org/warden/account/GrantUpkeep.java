package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.role.Roles;
import org.warden.upkeep.Upkeep;

/** Removes roles that have ended. They stop counting at their end, even if this runs later. */
@Act
@Stateless
public class GrantUpkeep extends Upkeep {
    @Inject
    Roles roles;

    @Inject
    Accounts accounts;

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
        lock(ended);
        for (RoleGrant grant : ended) {
            if (grants.remove(grant, now)) {
                events.happened(Action.ROLE_ENDED, grant.accountId(), grant.role(), Requester.NONE);
            }
        }
        return !ended.isEmpty();
    }

    /** Locks the roles and the accounts as acts do: otherwise this could deadlock with one, or delete what one renews. */
    private void lock(List<RoleGrant> ended) {
        ended.stream().map(RoleGrant::role).distinct().sorted().forEach(roles::locked);
        ended.stream()
                .map(RoleGrant::accountId)
                .distinct()
                .sorted(Accounts.ORDER)
                .forEach(accounts::locked);
    }
}
