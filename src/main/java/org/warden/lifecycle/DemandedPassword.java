package org.warden.lifecycle;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.proof.Proof;

/** Sets the new password that an administrator demanded, for an owner who has proved the account. */
@Act
@Stateless
public class DemandedPassword {
    @Inject
    Accounts accounts;

    @Inject
    NewPassword newPassword;

    /**
     * Sets the password; returns the proof with the account after this change. Empty if the account changed since the proof.
     *
     * @param newHash the hash of a password that the policy accepts
     */
    public Optional<Proof> choose(Proof proof, String newHash, Requester requester) {
        Optional<Account> unchanged = accounts.unchanged(proof.account());
        unchanged.ifPresent(account -> newPassword.choose(
                account, newHash, Optional.empty(), Action.PASSWORD_CHANGED, requester.as(account.id())));
        return unchanged.map(proof::of);
    }
}
