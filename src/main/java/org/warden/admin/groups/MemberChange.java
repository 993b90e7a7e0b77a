package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Acting;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.group.Groups;
import org.warden.group.Memberships;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.role.Rights;

/** Adds members to groups and removes them, as if each role of the group were given or taken. */
@Act
@Stateless
public class MemberChange {
    @Inject
    Groups groups;

    @Inject
    Memberships memberships;

    @Inject
    Accounts accounts;

    @Inject
    RoleRights rights;

    @Inject
    Authority authority;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Adds a member until this time. If the account is already a member, replaces the end. */
    public void add(Caller caller, UUID group, UUID member, Instant until, Requester requester) {
        Checked checked = checked(caller, group, member);
        Acting acting = checked.acting();
        acting.mustHold(checked.rights(), until);
        acting.mustNotBe(member);
        Instant now = clock.instant();
        memberships.add(group, member, until, acting.id(), now);
        accounts.markRolesChanged(member, now);
        events.happened(Action.MEMBER_ADDED, member, group.toString(), requester);
    }

    /** Removes a member; also succeeds if the account is not one. Callers may leave a group. */
    public void remove(Caller caller, UUID group, UUID member, Requester requester) {
        checked(caller, group, member);
        if (memberships.remove(group, member)) {
            accounts.markRolesChanged(member, clock.instant());
        }
        events.happened(Action.MEMBER_REMOVED, member, group.toString(), requester);
    }

    /** Locks the roles, the group and the account. */
    private Checked checked(Caller caller, UUID group, UUID member) {
        Rights needed = rights.locked(groups.rolesOfMembers(group));
        Acting acting = authority.of(caller, OwnPermissions.GROUP_MEMBERS);
        acting.mustBeProvenFor(needed);
        if (groups.locked(group).isEmpty()) {
            throw new Problem(ProblemType.GROUP_NOT_FOUND);
        }
        Account account = accounts.locked(member).orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND));
        acting.mustReach(account.id());
        acting.mustHold(needed);
        return new Checked(acting, needed);
    }

    /**
     * A caller who may act on an account.
     *
     * @param rights of the members of the group, which the caller holds now
     */
    private record Checked(Acting acting, Rights rights) {}
}
