package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.warden.role.Rights;
import org.warden.role.Role;

/**
 * The roles of accounts from every source that counts at a moment. Every statement that asks what an account may do is here, or
 * uses {@link #JOIN}: a new source of roles is added in this class alone.
 */
@ApplicationScoped
public class RoleSources {
    /**
     * Adds the roles that count at {@code :now} to a statement with an account {@code a}; selected as {@link #COLUMNS}. Two
     * roles that always exist stand for the two sources: each row has a grant or a membership, and no grant is repeated for
     * each membership. With brackets: one provider cannot read three conditions without them.
     */
    public static final String JOIN = " left join Role x on x.name in ('" + Role.USER + "', '" + Role.ADMINISTRATOR
            + "')"
            + " left join RoleGrant g on (x.name = '" + Role.USER + "' and g.accountId = a.id and g.until > :now)"
            + " left join GroupMember m on (x.name = '" + Role.ADMINISTRATOR
            + "' and m.accountId = a.id and m.until > :now)"
            + " left join GroupPath p on p.descendantId = m.groupId left join GroupRole q on q.groupId = p.ancestorId";

    /** The name of a role and its end, of a grant and of a membership, for {@link HeldRoles#of}. */
    public static final String COLUMNS = "g.role, g.until, q.role, m.until";

    @PersistenceContext
    EntityManager entities;

    /** The roles of this account that count now. */
    public HeldRoles of(UUID account, Instant now) {
        return HeldRoles.of(rows(account, now), 0);
    }

    /** What this account may do now, by all its roles, also those for which its tokens have no room. */
    public Rights rights(UUID account, Instant now) {
        Set<String> names = new HashSet<>();
        rows(account, now).forEach(row -> HeldRoles.each(row, 0, (role, end) -> names.add(role)));
        return names.isEmpty()
                ? Rights.NONE
                : Rights.of(new HashSet<>(entities.createQuery(
                                "select p from Role r join r.permissions p where r.name in :names", String.class)
                        .setParameter("names", names)
                        .getResultList()));
    }

    private List<Object[]> rows(UUID account, Instant now) {
        return entities.createQuery(
                        "select " + COLUMNS + " from Account a" + JOIN + " where a.id = :account", Object[].class)
                .setParameter("account", account)
                .setParameter("now", now)
                .getResultList();
    }

    /** The present roles, each with its end, of the accounts whose roles changed after this moment. */
    List<Changed> changedAfter(Instant moment, Instant now) {
        Map<UUID, Changed> changed = new HashMap<>();
        entities.createQuery(
                        "select a.id, a.rolesChanged, " + COLUMNS + " from Account a" + JOIN
                                + " where a.rolesChanged > :moment",
                        Object[].class)
                .setParameter("moment", moment)
                .setParameter("now", now)
                .getResultStream()
                .forEach(row -> {
                    Changed account = changed.computeIfAbsent(
                            (UUID) row[0], id -> new Changed(id, (Instant) row[1], new HashMap<>()));
                    HeldRoles.each(row, 2, (role, end) -> account.ends().merge(role, end, HeldRoles::later));
                });
        return List.copyOf(changed.values());
    }

    /** An account whose roles changed, and the end of each role that it still has. */
    record Changed(UUID account, Instant when, Map<String, Instant> ends) {}
}
