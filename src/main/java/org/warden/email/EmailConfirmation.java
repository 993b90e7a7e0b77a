package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Makes an address count, by a link that was mailed to it. */
@Act
@Stateless
public class EmailConfirmation {
    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    AuditLog audit;

    /** Throws {@code INVALID_LINK}, or {@code EMAIL_TAKEN} where another account has got the address meanwhile. */
    public void confirm(String token, Client client) {
        Link link = links.find(token, EnumSet.of(Purpose.CONFIRM, Purpose.CHANGE));
        Account account = accounts.locked(link.accountId()).orElseThrow(Links::invalid);
        links.use(link);
        if (link.purpose() == Purpose.CONFIRM) {
            account.confirm();
            audit.record(Action.EMAIL_CONFIRMED, account.id(), null, client.as(account.id()));
        } else {
            change(account, link.email(), client.as(account.id()));
        }
    }

    /** Mails another link to an account that waits for one; to nobody else, and without a word about it. */
    public void resend(String email, Client client) {
        Optional<Account> waiting = accounts.withEmail(email).filter(Account::isUnconfirmed);
        mail.sendWhereSomebodyIs(Purpose.CONFIRM, waiting, email, client);
        audit.record(
                Action.CONFIRMATION_REQUESTED,
                waiting.map(Account::id).orElse(null),
                waiting.isPresent() ? null : "unknown",
                client);
    }

    private void change(Account account, String email, Client client) {
        String old = account.email();
        // In this order: who sees that an address was given up sees too that it may be taken back.
        if (accounts.move(account, email).isPresent() || links.isReserved(email, account.id())) {
            throw new Problem(ProblemType.EMAIL_TAKEN, "Email " + email + " is already registered.");
        }
        // What was mailed to the old address proves nothing about the new one.
        links.end(account.id());
        mail.sendSurely(Purpose.UNDO, account, old, client);
        audit.record(Action.EMAIL_CHANGED, account.id(), null, client);
    }
}
