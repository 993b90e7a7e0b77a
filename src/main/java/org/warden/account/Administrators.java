package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;
import org.warden.time.Until;

/** The accounts with the role {@code Administrator}. At least one account always has it. */
@ApplicationScoped
public class Administrators {
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
        return !entities.createQuery("select g.role from RoleGrant g where g.role = :role", String.class)
                .setParameter("role", Role.ADMINISTRATOR)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Gives the role to this account, which is not stored yet. */
    public void appoint(Account account) {
        account.give(roles.seeded(Role.ADMINISTRATOR));
    }

    /**
     * Throws {@code LAST_ADMINISTRATOR} with this detail if this account is the last administrator, that is, the last active
     * account with the role without an end. The caller has locked the role.
     */
    public void requireAnother(Account account, String detail) {
        if (isOne(account.id(), "a.id = :account") && !isOne(account.id(), "a.id <> :account")) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, detail);
        }
    }

    private boolean isOne(UUID account, String which) {
        return !entities.createQuery(
                        "select a.id from Account a join RoleGrant g on g.accountId = a.id where g.role = :role"
                                + " and g.until = :never and a.standing.status = :active and " + which,
                        UUID.class)
                .setParameter("role", Role.ADMINISTRATOR)
                .setParameter("never", Until.NEVER)
                .setParameter("active", Standing.ACTIVE)
                .setParameter("account", account)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
