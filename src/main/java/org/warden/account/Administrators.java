package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** The accounts with the role {@code Administrator}. At least one account always has it. */
@ApplicationScoped
public class Administrators {
    @Inject
    Accounts accounts;

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
        return accounts.having(Role.ADMINISTRATOR) > 0;
    }

    /** Gives the role to this account. */
    public void appoint(Account account) {
        account.give(roles.seeded(Role.ADMINISTRATOR));
    }

    /** Throws {@code LAST_ADMINISTRATOR} with this detail if no other account would have the role. */
    public void requireAnother(Account account, String detail) {
        if (account.roleNames().contains(Role.ADMINISTRATOR) && accounts.having(Role.ADMINISTRATOR) == 1) {
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
        if (!accounts.has(account, Role.ADMINISTRATOR)) {
            throw new Problem(ProblemType.FORBIDDEN, "The caller may not do this.");
        }
    }
}
