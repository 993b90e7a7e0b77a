package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.group.GroupMember;
import org.warden.group.Groups;
import org.warden.group.Memberships;
import org.warden.http.Requester;
import org.warden.upkeep.Upkeep;

/** Removes memberships that have ended. They stop counting at their end, even if this runs later. */
@Act
@Stateless
public class MembershipUpkeep extends Upkeep {
    @Inject
    Groups groups;

    @Inject
    Accounts accounts;

    @Inject
    Memberships memberships;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Removes and records some of them; returns whether there may be more. */
    @Override
    public boolean work() {
        Instant now = clock.instant();
        List<GroupMember> ended = memberships.ended(now);
        lock(ended);
        for (GroupMember member : ended) {
            if (memberships.remove(member, now)) {
                events.happened(
                        Action.ROLE_ENDED, member.accountId(), member.groupId().toString(), Requester.NONE);
            }
        }
        return !ended.isEmpty();
    }

    /** Locks the groups and the accounts as acts do: otherwise this could deadlock with one, or delete what one renews. */
    private void lock(List<GroupMember> ended) {
        ended.stream()
                .map(GroupMember::groupId)
                .distinct()
                .sorted(Accounts.ORDER)
                .forEach(groups::locked);
        ended.stream()
                .map(GroupMember::accountId)
                .distinct()
                .sorted(Accounts.ORDER)
                .forEach(accounts::locked);
    }
}
