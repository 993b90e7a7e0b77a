package org.warden.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.warden.role.TokenRoom;
import org.warden.time.Until;

/**
 * The roles of an account that count at one moment.
 *
 * @param ends the end of each role: the latest, if the account has it from several sources
 */
public record HeldRoles(Map<String, Instant> ends) {
    /** The shortest life of a token. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    public HeldRoles {
        ends = Collections.unmodifiableMap(new TreeMap<>(ends));
    }

    /**
     * Reads the roles from the rows of a query with {@link RoleSources#JOIN}: grants and memberships. If the names take too
     * much room in a token, the roles of groups are left out, the last by name first.
     *
     * @param at the index in a row of the first of {@link RoleSources#COLUMNS}; null there means no role
     */
    public static HeldRoles of(Collection<Object[]> rows, int at) {
        SortedMap<String, Instant> granted = new TreeMap<>();
        SortedMap<String, Instant> ofGroups = new TreeMap<>();
        for (Object[] row : rows) {
            add(row, at, granted);
            add(row, at + 2, ofGroups);
        }
        SortedMap<String, Instant> all = new TreeMap<>(granted);
        ofGroups.forEach((role, end) -> all.merge(role, end, HeldRoles::later));
        ofGroups.keySet().removeAll(granted.keySet());
        while (TokenRoom.of(all.keySet()) > TokenRoom.ALL && !ofGroups.isEmpty()) {
            all.remove(ofGroups.lastKey());
            ofGroups.remove(ofGroups.lastKey());
        }
        return new HeldRoles(all);
    }

    /** The names, in alphabetical order. */
    public List<String> names() {
        return List.copyOf(ends.keySet());
    }

    /**
     * The roles that count in a token that is issued now: some may have ended since they were read. A role that ends within a
     * second does not count, because the token would have no whole second left.
     */
    public HeldRoles at(Instant now) {
        Map<String, Instant> left = new TreeMap<>(ends);
        left.values().removeIf(end -> end.isBefore(now.plus(SHORTEST)));
        return left.size() == ends.size() ? this : new HeldRoles(left);
    }

    /** Calls this with each role of the row, and its end. */
    static void each(Object[] row, int at, BiConsumer<String, Instant> known) {
        for (int column = at; column <= at + 2; column += 2) {
            if (row[column] != null) {
                known.accept((String) row[column], (Instant) row[column + 1]);
            }
        }
    }

    private static void add(Object[] row, int at, Map<String, Instant> roles) {
        if (row[at] != null) {
            roles.merge((String) row[at], (Instant) row[at + 1], HeldRoles::later);
        }
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How long a token issued now may be valid: the usual life, or until the first role ends. */
    public Duration life(Instant now, Duration usual) {
        Instant first = ends.values().stream().min(Instant::compareTo).orElse(Until.NEVER);
        Duration left = Duration.between(now, first);
        return left.compareTo(usual) < 0 ? left : usual;
    }
}
