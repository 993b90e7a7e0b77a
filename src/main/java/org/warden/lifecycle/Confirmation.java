package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Opens an account once its mailbox is proved, and removes registrations that are no longer possible. */
@ApplicationScoped
public class Confirmation {
    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    /**
     * Confirms an account after its mailbox was proved. Returns false if the account was unconfirmed and another account has
     * taken its user name; the account is then removed, so that its owner can register again. The caller has locked the account
     * and must not throw, because a rollback would undo the removal.
     */
    public boolean open(Account account, Requester requester) {
        boolean opened = accounts.confirm(account);
        if (!opened) {
            removal.remove(account, "username", requester);
        }
        return opened;
    }

    /**
     * Removes the unconfirmed registration with this address, if any: its mailbox was proved for another account, or an
     * administrator invites its owner.
     */
    public void giveWay(String email, Requester requester) {
        accounts.unconfirmedWith(email)
                .flatMap(accounts::locked)
                .filter(Account::isUnconfirmed)
                .ifPresent(waiting -> removal.remove(waiting, "unconfirmed", requester));
    }

    /** The answer to the owner of a registration that {@link #open} removed. */
    public static Problem nameTaken() {
        return new Problem(
                ProblemType.USERNAME_TAKEN,
                "Another account has taken the user name in the meantime. Please register again with a different one.");
    }
}
