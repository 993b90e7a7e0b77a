package org.warden.admin.standing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Administrators;
import org.warden.authority.Authority;
import org.warden.http.Caller;

/** Finds accounts that administrators lock, disable or delete. */
@ApplicationScoped
class Shutting {
    @Inject
    Administrators administrators;

    @Inject
    Authority authority;

    /**
     * Locks the account. Throws {@code FORBIDDEN}, {@code ACCOUNT_NOT_FOUND}, {@code BEYOND_AUTHORITY}, also for the caller's
     * own account, or {@code LAST_ADMINISTRATOR}.
     *
     * @param done to the account, as in "The last administrator cannot be deleted."
     */
    Account account(Caller caller, UUID id, String permission, String done) {
        administrators.lock();
        Account account = authority.on(caller, permission, id).another();
        administrators.requireAnother(account, "The last administrator cannot be " + done + ".");
        return account;
    }
}
