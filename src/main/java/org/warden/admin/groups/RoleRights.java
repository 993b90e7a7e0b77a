package org.warden.admin.groups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.TreeSet;
import org.warden.role.Rights;
import org.warden.role.Role;
import org.warden.role.Roles;

/** The rights of the roles of a group, which a caller needs to change it. */
@ApplicationScoped
class RoleRights {
    @Inject
    Roles roles;

    /** Locks these roles in the order of their names; returns their rights together. */
    Rights locked(Collection<String> names) {
        Rights all = Rights.NONE;
        for (String name : new TreeSet<>(names)) {
            Role role = roles.locked(name);
            all = role == null ? all : all.and(role.rights());
        }
        return all;
    }
}
