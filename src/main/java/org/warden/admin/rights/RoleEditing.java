package org.warden.admin.rights;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.warden.account.Events;
import org.warden.account.RoleGrants;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Acting;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.role.Rights;
import org.warden.role.Role;
import org.warden.role.Roles;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.time.Until;

/** Creates, changes and deletes roles. */
@Act
@Stateless
public class RoleEditing {
    private static final int MOST = 500;

    @Inject
    Roles roles;

    @Inject
    RoleGrants grants;

    @Inject
    Authority authority;

    @Inject
    SecondFactorSettings secondFactor;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Creates a role with permissions that the caller holds. Throws {@code ROLE_TAKEN}. */
    public RoleView create(Caller caller, NewRoleRequest request, Requester requester) {
        Rights rights = request.rights();
        // One creation at a time: otherwise two could take the same name in different letter case.
        roles.locked(Role.ADMINISTRATOR);
        authority.of(caller, OwnPermissions.ROLE_WRITE).mustHold(rights);
        List<String> names = roles.names();
        if (names.stream().anyMatch(request.name()::equalsIgnoreCase)) {
            throw new Problem(ProblemType.ROLE_TAKEN, "Role " + request.name() + " already exists.");
        }
        if (names.size() >= MOST) {
            throw new Problem(ProblemType.TOO_MANY_ROLES, "There are " + MOST + " roles already.");
        }
        Role role = new Role(request.name(), request.text(), rights, clock.millis());
        roles.add(role);
        events.happened(Action.ROLE_CREATED, role.name(), requester);
        return RoleView.of(role, 0);
    }

    /** Changes a role. The caller must hold every permission that is added or removed. */
    public RoleView change(Caller caller, String name, RoleEdit edit, IfMatch version, Requester requester) {
        edit.requireChange();
        Optional<Rights> wanted = edit.rights();
        Optional<Role> locked = roles.lockedWithName(name);
        Acting acting = authority.of(caller, OwnPermissions.ROLE_WRITE);
        Role role = known(locked);
        Rights before = role.rights();
        Rights after = wanted.orElse(before);
        acting.mustBeProvenFor(before.and(after));
        version.require(role.version());
        acting.mustHold(before.without(after).and(after.without(before)));
        acting.mustHold(after.in(permission -> !before.allow(permission)), Until.NEVER);
        if (role.name().equals(Role.ADMINISTRATOR)) {
            throw isProtected(role, "changed");
        }
        role.change(edit.description() == null ? role.description() : edit.description(), after);
        roles.markChanged();
        events.happened(Action.ROLE_CHANGED, role.name(), requester);
        return RoleView.of(role, holders(role));
    }

    /** Deletes a role, and takes it from every account. The caller must hold all its permissions. */
    public void delete(Caller caller, String name, Requester requester) {
        Optional<Role> locked = roles.lockedWithName(name);
        Acting acting = authority.of(caller, OwnPermissions.ROLE_WRITE);
        Role role = known(locked);
        acting.mustHold(role.rights());
        if (role.isSeeded() || secondFactor.protects(role.name())) {
            throw isProtected(role, "deleted");
        }
        grants.takeFromAll(role.name());
        roles.remove(role);
        events.happened(Action.ROLE_DELETED, role.name(), requester);
    }

    private long holders(Role role) {
        return grants.holders(List.of(role.name())).getOrDefault(role.name(), 0L);
    }

    private static Role known(Optional<Role> locked) {
        return locked.orElseThrow(() -> new Problem(ProblemType.ROLE_NOT_FOUND));
    }

    private static Problem isProtected(Role role, String what) {
        return new Problem(ProblemType.ROLE_PROTECTED, "Role " + role.name() + " cannot be " + what + ".");
    }
}
