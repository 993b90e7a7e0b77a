package org.warden.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
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

/** Sets a new password for an owner who forgot the old one, or was invited, and used a mailed link. */
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

    @Inject
    Clock clock;

    /**
     * Mails a link to the stored address of the account, which may differ from the typed one. Without an account the call does
     * the same work, and its result does not differ.
     */
    public void request(String email, Requester requester) {
        Optional<Account> owner = accounts.withEmail(email);
        // A link would not open any other account; see #opens.
        Optional<Account> open = owner.filter(account -> !account.isInvited() && !isShut(account));
        mail.sendIfKnown(Purpose.RESET, open, email, requester);
        events.happened(
                Action.PASSWORD_RESET_REQUESTED,
                owner.map(Account::id).orElse(null),
                open.isPresent() ? null : owner.isPresent() ? "closed" : "unknown",
                requester);
    }

    /**
     * Checks the request before its password is hashed. Throws {@code INVALID_LINK}, or {@code INVALID_INPUT} for a weak
     * password, in the same cases as {@link #reset}. Returns the hash of the present password if the new one must differ.
     */
    public Optional<String> require(ResetRequest request) {
        // The rules for every account need no link.
        policy.require("newPassword", request.newPassword(), Map.of());
        Link link = find(request);
        Account owner = accounts.withId(link.accountId())
                .filter(account -> opens(link, account))
                .orElseThrow(Links::invalid);
        policy.require("newPassword", request.newPassword(), owner.person().names());
        return owner.standing().mustChange() ? Optional.of(owner.passwordHash()) : Optional.empty();
    }

    /**
     * Sets the password, and ends every session and every other link except those that undo a change of address. Returns false
     * if the account was unconfirmed and another account has taken its user name in the meantime; the registration is then
     * removed. Throws as {@link #require} does; a refused password leaves the link valid.
     */
    public boolean reset(ResetRequest request, String newHash, Requester requester) {
        Link link = find(request);
        Account account = accounts.locked(link.accountId())
                .filter(owner -> opens(link, owner))
                .orElseThrow(Links::invalid);
        policy.require("newPassword", request.newPassword(), account.person().names());
        links.use(link);
        // The link proves the mailbox, so it also confirms the account.
        if (!confirmation.open(account, requester.as(account.id()))) {
            return false;
        }
        // Lets in an owner whom strangers have locked out. The limit on links bounds what this is worth to a thief.
        lockout.forgive(account.id());
        Action action = link.purpose() == Purpose.INVITE ? Action.INVITATION_ACCEPTED : Action.PASSWORD_RESET;
        newPassword.choose(account, newHash, Optional.empty(), action, requester.as(account.id()));
        return true;
    }

    private Link find(ResetRequest request) {
        return links.find(request.token(), EnumSet.of(Purpose.RESET, Purpose.INVITE));
    }

    /**
     * Returns false if the address changed after the link was mailed, since the link then went to the wrong mailbox; if the
     * account is locked, disabled or closed; and if the owner was invited, unless this is the invitation.
     */
    private boolean opens(Link link, Account account) {
        return Account.key(account.email()).equals(Account.key(link.email()))
                && !isShut(account)
                && account.isInvited() == (link.purpose() == Purpose.INVITE);
    }

    private boolean isShut(Account account) {
        return account.standing().isShut(clock.instant());
    }
}
