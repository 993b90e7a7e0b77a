package org.warden.role;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an account, a role or a caller may do: a set of permissions.
 *
 * @param permissions may contain wildcards
 */
public record Rights(Set<String> permissions) {
    /** No permission at all. */
    public static final Rights NONE = new Rights(Set.of());

    public Rights {
        permissions = Set.copyOf(permissions);
    }

    /** The rights with these permissions. */
    public static Rights of(Collection<String> permissions) {
        return new Rights(Set.copyOf(permissions));
    }

    /** Whether one of the permissions implies this one. */
    public boolean allow(String permission) {
        for (String held : permissions) {
            if (Permission.implies(held, permission)) {
                return true;
            }
        }
        return false;
    }

    /** Whether these rights include the others: each of their permissions is implied by one of these. */
    public boolean include(Rights others) {
        return others.permissions.stream().allMatch(this::allow);
    }

    /** Whether some of these rights are over Warden itself. */
    public boolean concernWarden() {
        return permissions.stream()
                .anyMatch(permission -> permission.equals(Permission.ALL) || OwnPermissions.contain(permission));
    }

    /** These rights and the others together. */
    public Rights and(Rights others) {
        Set<String> both = new TreeSet<>(permissions);
        both.addAll(others.permissions);
        return new Rights(both);
    }

    /** The permissions that the others do not have literally. */
    public Rights without(Rights others) {
        return in(permission -> !others.permissions.contains(permission));
    }

    /** Those of the permissions that pass this test. */
    public Rights in(Predicate<String> test) {
        return new Rights(permissions.stream().filter(test).collect(Collectors.toUnmodifiableSet()));
    }

    /** The permissions in alphabetical order. */
    public List<String> sorted() {
        return permissions.stream().sorted().toList();
    }
}
