package org.warden.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The roles of an account that count at one moment.
 *
 * @param names in alphabetical order, each once
 * @param until the earliest end among them: nothing that names them may be valid longer
 */
public record HeldRoles(List<String> names, Instant until) {
    public HeldRoles {
        names = List.copyOf(names);
    }

    /**
     * Reads the roles from the rows of a query with {@link RoleSources#JOIN}.
     *
     * @param at the column of the role's name, null in a row without a role; its end is in the next column
     */
    public static HeldRoles of(Collection<Object[]> rows, int at) {
        List<Object[]> held = rows.stream().filter(row -> row[at] != null).toList();
        return new HeldRoles(
                held.stream().map(row -> (String) row[at]).distinct().sorted().toList(),
                held.stream()
                        .map(row -> (Instant) row[at + 1])
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(RoleGrant.NEVER));
    }

    /** How long a token issued now may be valid: the usual life, or until the first role ends. */
    public Duration life(Instant now, Duration usual) {
        Duration left = Duration.between(now, until);
        return left.compareTo(usual) < 0 ? left : usual;
    }
}
