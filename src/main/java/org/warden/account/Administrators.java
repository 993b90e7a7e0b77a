package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Map;
import java.util.UUID;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** The accounts with the role {@code Administrator}. At least one account always has it. */
@ApplicationScoped
public class Administrators {
    private static final String COUNT = "select count(a) from Account a join a.roles r where r.name = :role";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Roles roles;

    /**
     * Locks the role until the transaction ends, so that two concurrent acts cannot remove the last two administrators. Called
     * before an account is locked.
     */
    public void lock() {
        roles.locked(Role.ADMINISTRATOR);
    }

    /** Whether any account has the role. */
    public boolean exist() {
        return count("", Map.of()) > 0;
    }

    /** Gives the role to this account. */
    public void appoint(Account account) {
        account.give(roles.seeded(Role.ADMINISTRATOR));
    }

    /** Throws {@code LAST_ADMINISTRATOR} with this detail if no other active account has the role. */
    public void requireAnother(Account account, String detail) {
        if (account.roleNames().contains(Role.ADMINISTRATOR)
                && count(
                                " and a.id <> :id and a.standing.status = :active",
                                Map.of("id", account.id(), "active", Standing.ACTIVE))
                        == 0) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, detail);
        }
    }

    /** Does the same check if the role to be removed is {@code Administrator}. */
    void requireAnother(Account account, Role taken, String detail) {
        if (taken.name().equals(Role.ADMINISTRATOR)) {
            requireAnother(account, detail);
        }
    }

    /** Throws {@code FORBIDDEN} if this account no longer has the role: the token may have been issued before. */
    void require(UUID account) {
        if (count(" and a.id = :id", Map.of("id", account)) == 0) {
            throw new Problem(ProblemType.FORBIDDEN, "The caller may not do this.");
        }
    }

    private long count(String which, Map<String, Object> parameters) {
        TypedQuery<Long> query =
                entities.createQuery(COUNT + which, Long.class).setParameter("role", Role.ADMINISTRATOR);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
