package org.warden.admin.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.warden.group.Groups;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Rights;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Finds the roles and the groups with which an invited account begins. */
@ApplicationScoped
class FirstRoles {
    @Inject
    Roles roles;

    @Inject
    Groups groups;

    /** Locks the roles, also those of the groups, in the order of their names, and then the groups. */
    First locked(InviteRequest request) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        named.addAll(request.roleNames());
        Set<String> needed = new TreeSet<>();
        request.groupIds().forEach(group -> needed.addAll(groups.rolesOfMembers(group)));
        if (!named.isEmpty()) {
            roles.names().stream().filter(named::contains).forEach(needed::add);
        }
        List<Role> given = new ArrayList<>();
        Rights rights = Rights.NONE;
        for (String name : needed) {
            Role role = roles.locked(name);
            rights = role == null ? rights : rights.and(role.rights());
            if (role != null && named.remove(name)) {
                given.add(role);
            }
        }
        return new First(given, request.groupIds(), rights, unknown(named, request.groupIds()));
    }

    private Optional<Problem> unknown(Set<String> names, Set<UUID> ids) {
        if (!names.isEmpty()) {
            String name = names.iterator().next();
            return Optional.of(new Problem(ProblemType.ROLE_NOT_FOUND, "Role " + name + " not found."));
        }
        return ids.stream().allMatch(group -> groups.locked(group).isPresent())
                ? Optional.empty()
                : Optional.of(new Problem(ProblemType.GROUP_NOT_FOUND));
    }

    /**
     * What an account begins with.
     *
     * @param roles those that are given directly
     * @param rights of all roles, also of those of the groups
     * @param unknown the refusal of a role or a group that does not exist
     */
    record First(List<Role> roles, Set<UUID> groups, Rights rights, Optional<Problem> unknown) {}
}
