package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.NewPassword;
import org.warden.lockout.Lockout;

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
     * @param current the caller's session, if there is one
     */
    public void change(Entrant proven, String newHash, Optional<UUID> current, Requester requester) {
        Account account = accounts.proven(proven).orElseThrow(() -> CredentialCheck.wrong("currentPassword"));
        if (!account.needsSecondFactor()) {
            // With a second factor the count goes on: only one of two factors was proved.
            lockout.forgive(account.id());
        }
        newPassword.choose(account, newHash, current, Action.PASSWORD_CHANGED, requester);
    }
}
