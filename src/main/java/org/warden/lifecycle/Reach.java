package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.Administrators;
import org.warden.http.Caller;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;

/** Decides whether a caller may act on an account. */
@ApplicationScoped
public class Reach {
    @Inject
    Administrators administrators;

    /** Called before any account is locked, by acts that may leave no administrator. */
    public void lock() {
        administrators.lock();
    }

    /** Throws {@code BEYOND_AUTHORITY} if the account has more rights than the caller. */
    public void require(Caller caller, Account account) {
        if (account.roleNames().contains(Role.ADMINISTRATOR) && !caller.may("*")) {
            throw beyond("The account has more rights than the caller.");
        }
    }

    /** Does the same, and refuses the caller's own account. */
    public void requireOther(Caller caller, Account account) {
        if (account.id().equals(caller.id())) {
            throw beyond("Callers cannot do this to themselves.");
        }
        require(caller, account);
    }

    /** Throws {@code BEYOND_AUTHORITY} if the role has more rights than the caller. */
    public void requireGrant(Caller caller, Role role) {
        if (role.name().equals(Role.ADMINISTRATOR) && !caller.may("*")) {
            throw beyond("The role has more rights than the caller.");
        }
    }

    /** Throws {@code LAST_ADMINISTRATOR} if no other account could administer. */
    public void requireAnother(Account account) {
        administrators.requireAnother(account, "The last administrator must stay able to log in.");
    }

    private static Problem beyond(String detail) {
        return new Problem(ProblemType.BEYOND_AUTHORITY, detail);
    }
}
