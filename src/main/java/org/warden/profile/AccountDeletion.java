package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Administrators;
import org.warden.account.Notices;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Removal;
import org.warden.link.Links;
import org.warden.mail.Template;
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

    @Inject
    Links links;

    @Inject
    Notices notices;

    /**
     * Throws {@code INVALID_INPUT} if the account changed since the proof, and {@code LAST_ADMINISTRATOR} if no administrator
     * would remain.
     */
    public void delete(Proof proof, Requester requester) {
        administrators.lock();
        Account account = accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
        administrators.requireAnother(account, "The last administrator cannot be deleted.");
        List<String> former = links.formerAddresses(account.id());
        removal.remove(account, null, requester);
        notices.tell(Template.ACCOUNT_DELETED, account, requester);
        // The former addresses are told too: the owner may have lost the account to a thief.
        former.forEach(address -> notices.tellFormer(Template.ACCOUNT_DELETED, account, address, requester));
    }
}
