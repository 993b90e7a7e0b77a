package org.warden.admin.rights;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.warden.account.RoleGrants;
import org.warden.database.Act;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Reads roles. */
@Act
@Stateless
public class RoleList {
    @Inject
    Roles roles;

    @Inject
    RoleGrants grants;

    /** All roles, with the number of their holders. */
    public RolesView all() {
        List<Role> all = roles.all();
        Map<String, Long> holders = grants.holders(all.stream().map(Role::name).toList());
        return new RolesView(all.stream()
                .map(role -> RoleView.of(role, holders.getOrDefault(role.name(), 0L)))
                .toList());
    }

    /** The role with this name in any letter case. Throws {@code ROLE_NOT_FOUND}. */
    public RoleView named(String name) {
        Role role = roles.named(name).orElseThrow(() -> new Problem(ProblemType.ROLE_NOT_FOUND));
        return RoleView.of(role, grants.holders(List.of(role.name())).getOrDefault(role.name(), 0L));
    }
}
