package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.CredentialCheck;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.problem.Problem;

/** Gives an account another address, when that was confirmed. */
@Act
@Stateless
public class EmailChange {
    @Inject
    CredentialCheck credentials;

    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    AuditLog audit;

    /**
     * Mails a link to the new address, which counts when that was used. Whoever has the address already is told; the caller is not.
     * Throws {@code INVALID_INPUT} for a wrong password.
     */
    public void request(JsonWebToken caller, EmailRequest request, Client client) {
        Account account = credentials
                .owner(caller, request.password())
                .orElseThrow(() -> Problem.invalid("password", "is not the password of this account"));
        boolean taken = accounts.withEmail(request.email())
                .filter(owner -> !owner.id().equals(account.id()))
                .isPresent();
        if (taken || links.isReserved(request.email(), account.id())) {
            mail.tellOwner(Purpose.CHANGE, account, request.email(), client);
        } else {
            mail.send(Purpose.CHANGE, account, request.email(), client);
        }
        audit.record(Action.EMAIL_CHANGE_REQUESTED, account.id(), null, client);
    }
}
