package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The roles that were given to accounts directly. The caller has locked the account. */
@ApplicationScoped
public class RoleGrants {
    /** The giver of a role that was given by no account. */
    static final UUID UNKNOWN = new UUID(0, 0);

    private static final int AT_ONCE = 100;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    /** Gives a role, or sets its end if the account already has it. */
    public void give(UUID account, String role, Instant until, UUID by, String reason, Instant now) {
        RoleGrant grant = find(account, role).orElseGet(() -> new RoleGrant(account, role));
        grant.give(until, by, reason, now);
        entities.persist(grant);
        accounts.markRolesChanged(account, now);
    }

    /** Takes a role; also succeeds if the account does not have it. */
    public void take(UUID account, String role, Instant now) {
        find(account, role).ifPresent(entities::remove);
        accounts.markRolesChanged(account, now);
    }

    /** Takes a role from every account. */
    public void takeFromAll(String role) {
        entities.createQuery("delete from RoleGrant g where g.role = :role")
                .setParameter("role", role)
                .executeUpdate();
    }

    /** The roles given to this account, in alphabetical order; one that has just ended may be among them. */
    public List<RoleGrant> of(UUID account) {
        return entities.createQuery(
                        "select g from RoleGrant g where g.accountId = :account order by g.role", RoleGrant.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** How many accounts have each of these roles, counted to 10,000. */
    public Map<String, Long> holders(List<String> names) {
        if (names.isEmpty()) {
            return Map.of();
        }
        String one =
                "select cast(? as varchar(64)), count(*) from (select 1 as one from account_role where role_name = ?"
                        + " order by role_name desc, account_id limit 10000) h";
        StringBuilder sql = new StringBuilder();
        for (int i = 1; i <= names.size(); i++) {
            sql.append(i == 1 ? "" : " union all ").append(one.replace("?", "?" + i));
        }
        Query query = entities.createNativeQuery(sql.toString());
        for (int i = 1; i <= names.size(); i++) {
            query.setParameter(i, names.get(i - 1));
        }
        Map<String, Long> holders = new HashMap<>();
        for (Object row : query.getResultList()) {
            Object[] columns = (Object[]) row;
            holders.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return holders;
    }

    /** Some roles that have ended. */
    List<RoleGrant> ended(Instant now) {
        return entities.createQuery("select g from RoleGrant g where g.until <= :now order by g.until", RoleGrant.class)
                .setParameter("now", now)
                .setMaxResults(AT_ONCE)
                .getResultList();
    }

    /** Deletes a role that has ended. Returns false if another node has done so, or the role was given again. */
    boolean remove(RoleGrant ended, Instant now) {
        return entities.createQuery(
                                "delete from RoleGrant g where g.accountId = :account and g.role = :role and g.until <= :now")
                        .setParameter("account", ended.accountId())
                        .setParameter("role", ended.role())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private Optional<RoleGrant> find(UUID account, String role) {
        return Optional.ofNullable(entities.find(RoleGrant.class, new RoleGrant.Key(account, role)));
    }
}
