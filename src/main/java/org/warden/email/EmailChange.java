package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;

/** Starts a change of an account's address. The change takes effect once the new address is confirmed. */
@Act
@Stateless
public class EmailChange {
    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    Events events;

    /**
     * Mails a link to the new address; the change takes effect when the link is used. If the address belongs to another
     * account, its owner is told and the caller is not. Throws {@code INVALID_INPUT} if the account changed since the proof.
     */
    public void request(Proof proof, String email, Requester requester) {
        Account account = accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
        Optional<Account> owner =
                accounts.withEmail(email).filter(other -> !other.id().equals(account.id()) && !other.isUnconfirmed());
        if (owner.isPresent() || links.isReserved(email, account.id())) {
            // To the address as its owner wrote it, not as the caller did.
            String address = owner.map(Account::email).orElse(email);
            mail.tellOwner(Purpose.CHANGE, account, address, requester);
        } else {
            mail.sendElsewhere(Purpose.CHANGE, account, email, requester);
        }
        events.happened(Action.EMAIL_CHANGE_REQUESTED, account.id(), null, requester);
    }
}
