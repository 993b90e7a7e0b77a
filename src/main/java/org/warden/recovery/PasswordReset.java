package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Confirmation;
import org.warden.lifecycle.NewPassword;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.password.PasswordPolicy;

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
    Confirmation confirmation;

    @Inject
    PasswordPolicy policy;

    @Inject
    NewPassword newPassword;

    @Inject
    Lockout lockout;

    @Inject
    Events events;

    /**
     * Mails a link to the account's own address, which need not be what was typed. Says nothing, and takes as long, where there
     * is none.
     */
    public void request(String email, Requester requester) {
        Optional<Account> owner = accounts.withEmail(email);
        mail.sendWhereSomebodyIs(Purpose.RESET, owner, email, requester);
        events.happened(
                Action.PASSWORD_RESET_REQUESTED,
                owner.map(Account::id).orElse(null),
                owner.isPresent() ? null : "unknown",
                requester);
    }

    /**
     * Throws {@code INVALID_LINK}, or {@code INVALID_INPUT} for a weak password, where {@link #reset} would: before the hash
     * that it needs.
     */
    public void require(ResetRequest request) {
        // Rules that hold for every account are checked without a link.
        policy.require("newPassword", request.newPassword(), Map.of());
        Link link = find(request);
        Account owner = accounts.withId(link.accountId())
                .filter(account -> isFor(link, account))
                .orElseThrow(Links::invalid);
        policy.require("newPassword", request.newPassword(), owner.person().names());
    }

    /**
     * Ends every session and every other link but those that bring an address back. Returns false if the account waited for its
     * confirmation and another has got its user name meanwhile: the registration is gone then. Throws as {@link #require} does;
     * a password that is refused leaves the link as it was.
     */
    public boolean reset(ResetRequest request, String newHash, Requester requester) {
        Link link = find(request);
        Account account = accounts.locked(link.accountId())
                .filter(owner -> isFor(link, owner))
                .orElseThrow(Links::invalid);
        policy.require("newPassword", request.newPassword(), account.person().names());
        links.use(link);
        // It was mailed to this address, and has come back.
        if (!confirmation.open(account, requester.as(account.id()))) {
            return false;
        }
        // The way out for an owner whom strangers have locked out; the bound on links bounds what it is worth to a
        // thief.
        lockout.forgive(account.id());
        newPassword.choose(account, newHash, Optional.empty(), Action.PASSWORD_RESET, requester.as(account.id()));
        return true;
    }

    private Link find(ResetRequest request) {
        return links.find(request.token(), EnumSet.of(Purpose.RESET));
    }

    /** A link that was on its way while the address changed went to the wrong mailbox. */
    private static boolean isFor(Link link, Account account) {
        return Account.key(account.email()).equals(Account.key(link.email()));
    }
}
