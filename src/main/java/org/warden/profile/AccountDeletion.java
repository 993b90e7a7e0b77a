package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Administrators;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Removal;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;

/** Deletes an account whose owner has proved its password. Its events stay in the audit log, under its id. */
@Act
@Stateless
public class AccountDeletion {
    @Inject
    Accounts accounts;

    @Inject
    Administrators administrators;

    @Inject
    Removal removal;

    /**
     * Throws {@code INVALID_INPUT} if the account changed since the proof, and {@code LAST_ADMINISTRATOR} if no administrator
     * would remain.
     */
    public void delete(Proof proof, Requester requester) {
        administrators.lock();
        Account account = accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
        administrators.requireAnother(account, "The last administrator cannot be deleted.");
        removal.removeAndTell(account, null, requester);
    }
}
