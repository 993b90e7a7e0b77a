package org.warden.admin.groups;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Acting;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.group.Cuts;
import org.warden.group.GroupTree;
import org.warden.group.Groups;
import org.warden.group.Memberships;
import org.warden.group.UserGroup;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;
import org.warden.problem.SentId;
import org.warden.role.OwnPermissions;
import org.warden.role.Rights;
import org.warden.role.Roles;
import org.warden.time.Until;

/**
 * Creates, changes and deletes groups. The caller needs the rights of all roles that members of the group have before and after
 * the change.
 */
@Act
@Stateless
public class GroupChange {
    @Inject
    GroupTree tree;

    @Inject
    Groups groups;

    @Inject
    Roles roles;

    @Inject
    RoleRights rights;

    @Inject
    Memberships memberships;

    @Inject
    Clock clock;

    @Inject
    Cuts cuts;

    @Inject
    Authority authority;

    @Inject
    Events events;

    /** Creates a group; returns its id. */
    public UUID create(Caller caller, GroupRequest request, Requester requester) {
        tree.lock();
        Optional<UUID> parent = Optional.ofNullable(request.parent()).map(this::parent);
        List<String> names = request.roles() == null ? List.of() : request.roles();
        Set<String> own = known(names);
        Rights needed = rights.locked(and(own, above(parent)));
        known(names);
        Acting acting = authority.of(caller, OwnPermissions.GROUP_WRITE);
        acting.mustHold(needed);
        UserGroup group = tree.add(request.name(), parent);
        groups.setRoles(group.id(), own);
        events.happened(Action.GROUP_CREATED, (UUID) null, group.id().toString(), requester);
        return group.id();
    }

    /**
     * Changes the name, the place or the roles of a group. Roles that its members lose are no longer in force in any token.
     *
     * @param expected the version that the caller has read
     */
    public void edit(Caller caller, UUID id, GroupPatch request, IfMatch expected, Requester requester) {
        tree.lock();
        boolean moves = request.parent() != null;
        Optional<UUID> place = moves ? request.parent().map(this::parent) : Optional.empty();
        Optional<Set<String>> own = Optional.ofNullable(request.roles()).map(this::known);
        Set<String> before = groups.rolesOfMembers(id);
        Set<String> after = and(own.orElse(Set.of()), above(place));
        Rights needed = rights.locked(and(before, after));
        after.removeAll(before);
        Rights given = rights.locked(after);
        Optional.ofNullable(request.roles()).ifPresent(this::known);
        Acting acting = authority.of(caller, OwnPermissions.GROUP_WRITE);
        acting.mustBeProvenFor(needed);
        UserGroup group = locked(id);
        expected.require(group.version());
        acting.mustHold(needed);
        acting.mustHold(given, Until.NEVER);
        acting.mustNotGain(!after.isEmpty() && memberships.isWithin(id, acting.id(), clock.instant()));
        if (moves && !place.equals(group.parent())) {
            tree.move(group, place, Objects.requireNonNullElse(request.name(), group.name()));
        }
        Optional.ofNullable(request.name()).ifPresent(name -> tree.rename(group, name));
        own.ifPresent(names -> groups.setRoles(id, names));
        group.change();
        before.removeAll(groups.rolesOfMembers(id));
        cuts.cut(before);
        events.happened(Action.GROUP_CHANGED, (UUID) null, id.toString(), requester);
    }

    /** Deletes a group without members and without groups below it. */
    public void delete(Caller caller, UUID id, Requester requester) {
        tree.lock();
        Rights needed = rights.locked(groups.rolesOfMembers(id));
        Acting acting = authority.of(caller, OwnPermissions.GROUP_WRITE);
        acting.mustBeProvenFor(needed);
        UserGroup group = locked(id);
        acting.mustHold(needed);
        tree.remove(group);
        events.happened(Action.GROUP_DELETED, (UUID) null, id.toString(), requester);
    }

    private UserGroup locked(UUID id) {
        return groups.locked(id).orElseThrow(() -> new Problem(ProblemType.GROUP_NOT_FOUND));
    }

    private Set<String> above(Optional<UUID> parent) {
        return parent.map(groups::rolesOfMembers).orElse(Set.of());
    }

    private UUID parent(String id) {
        return SentId.parse(id)
                .filter(found -> groups.withId(found).isPresent())
                .orElseThrow(() -> Problem.invalid("parent", Rule.UNKNOWN_GROUP, "must be the id of a group"));
    }

    /** The stored names of these roles. Called again after the roles are locked, because they can be deleted until then. */
    private Set<String> known(List<String> names) {
        Set<String> known = new TreeSet<>();
        List<String> all = names.isEmpty() ? List.of() : roles.names();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String field = "roles[" + i + "]";
            known.add(all.stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(field, Rule.UNKNOWN_ROLE, "must be the name of a role")));
        }
        return known;
    }

    private static Set<String> and(Set<String> some, Set<String> others) {
        Set<String> both = new TreeSet<>(some);
        both.addAll(others);
        return both;
    }
}
