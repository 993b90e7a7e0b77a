package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The mailbox of an account has answered: the account opens, and a registration that waited in vain is removed. */
@ApplicationScoped
public class Confirmation {
    @Inject
    Accounts accounts;

    @Inject
    Removal removal;

    /**
     * The mailbox of this account has answered. Returns false if the account waited for that and another has got its user name:
     * it is removed then, so that its owner can register again. The caller has locked it and must not throw, or the removal is
     * undone.
     */
    public boolean open(Account account, Requester requester) {
        boolean opened = accounts.confirm(account);
        if (!opened) {
            removal.remove(account, "username", requester);
        }
        return opened;
    }

    /** Removes the registration that waits with this address, if there is one: the mailbox has answered for another account. */
    public void giveWay(String email, Requester requester) {
        accounts.unconfirmedWith(email).ifPresent(waiting -> removal.remove(waiting, "unconfirmed", requester));
    }

    /** What is answered to the owner of a registration that {@link #open} has removed. */
    public static Problem nameTaken() {
        return new Problem(
                ProblemType.USERNAME_TAKEN,
                "Another account has got the user name meanwhile. Please register again, with another one.");
    }
}
