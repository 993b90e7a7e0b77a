package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.group.GroupMember;
import org.warden.group.Memberships;
import org.warden.http.Requester;
import org.warden.upkeep.Upkeep;

/** Removes memberships that have ended. They stop counting at their end, even if this runs later. */
@Act
@Stateless
public class MembershipUpkeep extends Upkeep {
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
        for (GroupMember member : ended) {
            if (memberships.remove(member, now)) {
                events.happened(
                        Action.ROLE_ENDED, member.accountId(), member.groupId().toString(), Requester.NONE);
            }
        }
        return !ended.isEmpty();
    }
}
