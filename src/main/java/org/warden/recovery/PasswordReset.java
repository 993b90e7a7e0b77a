package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;
import org.warden.password.PasswordPolicy;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** Gives an account a new password by a link that was mailed to its owner, who has forgotten the old one. */
@Act
@Stateless
public class PasswordReset {
    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    Admission admission;

    @Inject
    Sessions sessions;

    @Inject
    Lockout lockout;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Mails a link to the account's own address, which need not be what was typed. Says nothing, and takes as long, where there is none. */
    public void request(String email, Client client) {
        Optional<Account> owner = accounts.withEmail(email);
        mail.sendWhereSomebodyIs(Purpose.RESET, owner, email, client);
        audit.record(
                Action.PASSWORD_RESET_REQUESTED,
                owner.map(Account::id).orElse(null),
                owner.isPresent() ? null : "unknown",
                client);
    }

    /** Ends every session and every other link but those that bring an address back. Throws {@code INVALID_LINK}, or {@code INVALID_INPUT} for a weak password. */
    public void reset(ResetRequest request, Client client) {
        // What is wrong with it whoever he is needs no link to be said.
        policy.require("newPassword", request.newPassword(), Map.of());
        admission.admit(
                () -> replaced(links.find(request.token(), EnumSet.of(Purpose.RESET)), request.newPassword(), client));
    }

    /** A password that is refused leaves the link as it was. */
    private Account replaced(Link link, String newPassword, Client client) {
        // A link that was on its way while the address changed went to the wrong mailbox.
        Account account = accounts.locked(link.accountId())
                .filter(owner -> Account.key(owner.email()).equals(Account.key(link.email())))
                .orElseThrow(Links::invalid);
        policy.require("newPassword", newPassword, account.person().names());
        links.use(link);
        account.changePassword(hasher.hash(newPassword.toCharArray()));
        // It was mailed to this address, and has come back.
        account.confirm();
        // The way out for an owner whom strangers have locked out; five links an hour bound what it is worth to a
        // thief.
        lockout.forgive(account.id());
        sessions.endOthers(account.id(), Optional.empty(), End.PASSWORD, clock.instant());
        links.end(account.id());
        notices.tell(Template.PASSWORD_CHANGED, account, client);
        audit.record(Action.PASSWORD_RESET, account.id(), null, client.as(account.id()));
        return account;
    }
}
