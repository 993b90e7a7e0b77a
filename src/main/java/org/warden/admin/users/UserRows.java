package org.warden.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.account.Standing;
import org.warden.admin.users.UsersView.UserView;

/** Reads the rows of accounts as administrators see them. */
@ApplicationScoped
public class UserRows {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /**
     * These accounts, in this order. One that was deleted in the meantime is left out.
     *
     * @param withRoles whether the roles are read, too
     */
    public List<UserView> views(List<UUID> ids, boolean withRoles) {
        Map<UUID, Object[]> rows = rows(ids);
        Map<UUID, List<String>> roles = withRoles ? roles(ids) : Map.of();
        return ids.stream()
                .filter(rows::containsKey)
                .map(id -> view(rows.get(id), roles.getOrDefault(id, List.of())))
                .toList();
    }

    private UserView view(Object[] row, List<String> roles) {
        LocalDate seen = (LocalDate) row[13];
        return new UserView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                word(Standing.status((String) row[5], (String) row[6], (Instant) row[7], clock.instant())),
                word((String) row[9]),
                (String) row[10],
                (Boolean) row[11],
                roles,
                (Instant) row[12],
                seen.equals(LocalDate.EPOCH) ? null : seen.toString(),
                (Instant) row[8]);
    }

    /** Reads columns and no entities, which would cost more than the rest of the page. */
    private Map<UUID, Object[]> rows(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select a.id, a.username, a.email, a.firstName, a.lastName, a.standing.status, a.standing.stage,"
                                + " a.standing.lockedUntil, a.standing.deletes, a.kind, a.language, a.secondFactor,"
                                + " a.created, a.lastSeen from Account a where a.id in :ids",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> row));
    }

    private Map<UUID, List<String>> roles(Collection<UUID> ids) {
        Map<UUID, List<String>> names = new HashMap<>();
        held(ids)
                .forEach(held -> names.computeIfAbsent(held.account(), id -> new ArrayList<>())
                        .add(held.role()));
        names.replaceAll((id, held) -> held.stream().distinct().sorted().toList());
        return names;
    }

    /** The roles of these accounts that count now, each with its source. */
    public List<Held> held(Collection<UUID> ids) {
        List<Held> all = new ArrayList<>();
        if (!ids.isEmpty()) {
            all.addAll(held(
                    ids,
                    "select g.accountId, g.role, g.until from RoleGrant g where g.accountId in :ids"
                            + " and g.until > :now order by g.role"));
            all.addAll(held(
                    ids,
                    "select distinct m.accountId, q.role, m.until, m.groupId from GroupMember m"
                            + " join GroupPath p on p.descendantId = m.groupId join GroupRole q on q.groupId = p.ancestorId"
                            + " where m.accountId in :ids and m.until > :now order by q.role"));
        }
        return all;
    }

    private List<Held> held(Collection<UUID> ids, String query) {
        return entities.createQuery(query, Object[].class)
                .setParameter("ids", ids)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(row -> new Held(
                        (UUID) row[0], (String) row[1], (Instant) row[2], row.length > 3 ? (UUID) row[3] : null))
                .toList();
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    /**
     * A role of an account.
     *
     * @param group the group of which the account is a member, or null for a role that was given to the account
     */
    public record Held(UUID account, String role, Instant until, UUID group) {}
}
