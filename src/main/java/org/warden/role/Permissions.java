package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The permissions of each role. A permission is a list of words with a colon between them, such as {@code product:update}. A
 * {@code *} as the last word stands for everything below, and alone for everything.
 */
@ApplicationScoped
public class Permissions {
    private static final String ALL = "*";

    private final Map<String, Set<String>> ofRole;

    /** {@code Administrator} has every permission. The other two roles have none. */
    public Permissions() {
        this(Map.of(Role.ADMINISTRATOR, Set.of(ALL)));
    }

    /** These roles have these permissions, and all other roles have none. */
    public Permissions(Map<String, Set<String>> ofRole) {
        this.ofRole = Map.copyOf(ofRole);
    }

    /** Whether one of the roles has this permission or a wildcard above it. */
    public boolean allow(Collection<String> roles, String permission) {
        return roles.stream()
                .flatMap(role -> ofRole.getOrDefault(role, Set.of()).stream())
                .anyMatch(granted -> covers(granted, permission));
    }

    private static boolean covers(String granted, String permission) {
        return granted.equals(permission)
                || granted.equals(ALL)
                || (granted.endsWith(":" + ALL)
                        && permission.startsWith(granted.substring(0, granted.length() - ALL.length())));
    }
}
