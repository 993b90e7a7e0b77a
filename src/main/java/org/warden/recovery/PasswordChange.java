package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.NewPassword;
import org.warden.lockout.Lockout;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;

/** Changes the password of an account whose owner has proved the old one. */
@Act
@Stateless
public class PasswordChange {
    @Inject
    Accounts accounts;

    @Inject
    NewPassword newPassword;

    @Inject
    Lockout lockout;

    /**
     * Ends all other sessions and pending links. Throws {@code INVALID_INPUT} if the account changed since the proof: of two
     * concurrent changes, only one succeeds.
     *
     * @param newHash the hash of a password that the policy accepts
     * @param caller whose session stays
     */
    public void change(Proof proof, String newHash, Caller caller, Requester requester) {
        Account account =
                accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("currentPassword"));
        if (!account.needsSecondFactor()) {
            // With a second factor the count goes on: only one of two factors was proved.
            lockout.forgive(account.id());
        }
        newPassword.choose(account, newHash, caller.session(), Action.PASSWORD_CHANGED, requester);
    }
}
