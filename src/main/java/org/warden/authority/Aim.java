package org.warden.authority;

import org.warden.account.Account;

/**
 * An account that a caller wants to act on, in the transaction of the act.
 *
 * @param account locked
 */
public record Aim(Account account, Acting acting) {
    /** Returns the account. Throws {@code BEYOND_AUTHORITY} if it has more rights than the caller. */
    public Account reached() {
        acting.mustReach(account.id());
        return account;
    }

    /** Returns the account. Throws {@code BEYOND_AUTHORITY} also if it is the caller's own. */
    public Account another() {
        acting.mustNotBe(account.id());
        return reached();
    }
}
