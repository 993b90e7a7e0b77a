package org.warden.admin.rights;

import java.util.List;
import org.warden.role.Role;

/**
 * A role.
 *
 * @param permissions in alphabetical order
 * @param holders the accounts that have it directly, counted to 10,000
 * @param version the entity tag of the role, without quotation marks
 */
public record RoleView(String name, String description, List<String> permissions, long holders, long version) {
    static RoleView of(Role role, long holders) {
        return new RoleView(role.name(), role.description(), role.rights().sorted(), holders, role.version());
    }
}
