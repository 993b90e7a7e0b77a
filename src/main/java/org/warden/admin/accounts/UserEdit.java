package org.warden.admin.accounts;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Aim;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.lifecycle.Taken;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.Links;
import org.warden.mail.Template;
import org.warden.role.OwnPermissions;

/** Changes the names, the language and the address of an account. */
@Act
@Stateless
public class UserEdit {
    @Inject
    Accounts accounts;

    @Inject
    Authority authority;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    UserDetails details;

    @Inject
    Events events;

    /**
     * Changes the fields that the request contains. A new address, which is never for the caller's own account, takes effect
     * when the link that is mailed to it is used; the old address then gets a link that takes it back. Throws {@code
     * CHANGED_MEANWHILE} if the request names another version, {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}, and {@code
     * TOO_MANY_REQUESTS} if the limit of mails to new addresses is reached.
     */
    public Versioned edit(Caller caller, UUID id, EditRequest request, IfMatch match, Requester requester) {
        if (request.email() != null) {
            authority.of(caller, OwnPermissions.ACCOUNT_EMAIL);
        }
        Aim aim = authority.on(caller, OwnPermissions.ACCOUNT_UPDATE, id);
        if (request.email() != null) {
            // The caller may have lost it while this act waited for the lock.
            aim.acting().mustHave(OwnPermissions.ACCOUNT_EMAIL);
        }
        match.require(aim.account().version());
        boolean moves =
                request.email() != null && !request.email().equals(aim.account().email());
        // A stolen token must not move its owner's account: PUT api/user/email asks for a password.
        Account account = moves ? aim.another() : aim.reached();
        if (request.username() != null) {
            requireFree(account, request.username());
        }
        boolean renamed = request.username() != null
                && !request.username().equals(account.username())
                && account.standing().wasActive();
        account.edit(request.username(), request.language());
        if (accounts.rename(account, request.firstName(), request.lastName()).isPresent()) {
            throw Taken.username(request.username());
        }
        if (moves) {
            move(account, request.email(), requester);
        }
        record(account, renamed, request, requester);
        return details.of(id);
    }

    /** Tells the owner of a new user name, with which they log in. */
    private void record(Account account, boolean renamed, EditRequest request, Requester requester) {
        String fields = String.join(" ", request.fields());
        if (renamed) {
            events.happened(Action.ACCOUNT_EDITED, account, fields, Template.USERNAME_CHANGED, requester);
        } else {
            events.happened(Action.ACCOUNT_EDITED, account.id(), fields, requester);
        }
    }

    private void requireFree(Account account, String username) {
        if (accounts.named(username)
                .filter(other -> !other.id().equals(account.id()))
                .isPresent()) {
            throw Taken.username(username);
        }
    }

    private void move(Account account, String email, Requester requester) {
        boolean taken = accounts.withEmail(email)
                .filter(other -> !other.id().equals(account.id()) && !other.isUnconfirmed())
                .isPresent();
        if (taken || links.isReserved(email, account.id())) {
            throw Taken.email(email);
        }
        if (!mail.sendElsewhere(Purpose.CHANGE, account, email, requester)) {
            throw mail.tooMany(Purpose.CHANGE);
        }
    }
}
