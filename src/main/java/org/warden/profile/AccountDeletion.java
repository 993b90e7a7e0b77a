package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Removal;
import org.warden.link.Links;
import org.warden.mail.Template;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Deletes an account whose owner has proved its password. Its events stay in the record, under its id. */
@Act
@Stateless
public class AccountDeletion {
    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

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
    public void delete(Entrant proven, Requester requester) {
        // Before the account is locked: a concurrent removal of the role from another administrator waits here too.
        roles.locked(Role.ADMINISTRATOR);
        Account account = accounts.proven(proven).orElseThrow(() -> CredentialCheck.wrong("password"));
        if (account.roleNames().contains(Role.ADMINISTRATOR) && accounts.having(Role.ADMINISTRATOR) == 1) {
            throw new Problem(ProblemType.LAST_ADMINISTRATOR, "The last administrator cannot be deleted.");
        }
        List<String> former = links.formerAddresses(account.id());
        removal.remove(account, null, requester);
        notices.tell(Template.ACCOUNT_DELETED, account, requester);
        // The former addresses are told too: the owner may have lost the account to a thief.
        former.forEach(address -> notices.tellFormer(Template.ACCOUNT_DELETED, account, address, requester));
    }
}
