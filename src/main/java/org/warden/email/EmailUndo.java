package org.warden.email;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.lifecycle.NewPassword;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.LinkSettings;
import org.warden.link.Links;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.secondfactor.SecondFactors;
import org.warden.session.Session.End;

/** Gives an account its old address back, and takes everything from a thief who moved it. */
@Act
@Stateless
public class EmailUndo {
    @Inject
    Accounts accounts;

    @Inject
    Links links;

    @Inject
    LinkMail mail;

    @Inject
    SecondFactors secondFactors;

    @Inject
    NewPassword newPassword;

    @Inject
    SeenDevices devices;

    @Inject
    Events events;

    @Inject
    LinkSettings settings;

    /** Throws {@code INVALID_LINK} where {@link #undo} would: before the hash that it needs. */
    public void requireLink(String token) {
        find(token);
    }

    /**
     * Brings the old address back. Throws {@code INVALID_LINK}.
     *
     * @param noPassword the hash of a random password that is told to no one
     */
    public void undo(String token, String noPassword, Requester requester) {
        Link link = find(token);
        Account account = accounts.locked(link.accountId()).orElseThrow(Links::invalid);
        links.use(link);
        if (accounts.move(account, link.email()).isPresent()) {
            throw new Problem(ProblemType.EMAIL_TAKEN, "Email " + link.email() + " is already registered.");
        }
        clear(account, link, noPassword);
        mail.sendSurely(Purpose.RESET, account, requester);
        events.happened(Action.EMAIL_RESTORED, account.id(), null, requester.as(account.id()));
    }

    /**
     * Leaves nothing that a thief began, confirmed, made or knows, before the move or since. This is the whole list, and {@code
     * EmailUndoTest} compares it with the tables. Three things stay: roles, which only an administrator gives; the user name,
     * which cannot change; and a second factor from long before the move with its recovery codes, or the old mailbox and a
     * password would be enough to get rid of them.
     */
    private void clear(Account account, Link link, String noPassword) {
        // The password; with its epoch every proof in flight, every change that such a proof began, and the trust in
        // devices.
        // The sessions, also those from before: the thief had one to move the address with.
        newPassword.replace(account, noPassword, Optional.empty(), End.EMAIL);
        // The links: new passwords and addresses that are pending, from before and since; ways back to addresses since.
        links.endSince(link);
        // The second factor confirmed since, or not long before, whenever it began; a pending one; recovery codes made
        // since.
        Instant notLongBefore = link.created().minus(settings.undoLife());
        if (secondFactors.removeSince(account.id(), link.epoch(), notLongBefore)) {
            account.needSecondFactor(false);
        }
        // The memory of devices: the owner is told of the next login from anywhere.
        devices.forget(account.id());
        // The names.
        account.rename(link.firstName(), link.lastName());
    }

    private Link find(String token) {
        return links.find(token, EnumSet.of(Purpose.UNDO));
    }
}
