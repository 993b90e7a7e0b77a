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
import org.warden.lifecycle.Taken;
import org.warden.link.Link;
import org.warden.link.Link.Purpose;
import org.warden.link.LinkMail;
import org.warden.link.LinkSettings;
import org.warden.link.Links;
import org.warden.secondfactor.SecondFactors;
import org.warden.session.Session.End;

/** Restores the old address of an account, and removes everything that a thief could use afterwards. */
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

    /** Checks the link before a password is hashed. Throws {@code INVALID_LINK} in the same cases as {@link #undo}. */
    public void requireLink(String token) {
        find(token);
    }

    /**
     * Restores the old address. Throws {@code INVALID_LINK}.
     *
     * @param noPassword the hash of a random password that is not stored or shown anywhere
     */
    public void undo(String token, String noPassword, Requester requester) {
        Link link = find(token);
        Account account = accounts.locked(link.accountId())
                .filter(owner -> owner.standing().deletes() == null)
                .orElseThrow(Links::invalid);
        links.use(link);
        if (accounts.move(account, link.email()).isPresent()) {
            throw Taken.email(link.email());
        }
        clear(account, link, noPassword);
        mail.sendSurely(Purpose.RESET, account, requester);
        events.happened(Action.EMAIL_RESTORED, account.id(), null, requester.as(account.id()));
    }

    /**
     * Removes every credential, link and device that a thief may have added or may know, before or after the change of address,
     * and restores the names. The list is complete; {@code EmailUndoTest} compares it with the tables. Three things stay: roles
     * and groups, because only an administrator gives them; the user name, because only an administrator changes it; and a
     * second factor from long before the change with its recovery codes, because otherwise the old mailbox and a password would
     * be enough to remove it.
     */
    private void clear(Account account, Link link, String noPassword) {
        // The password. Its new epoch ends every proof in flight, every change that such a proof began, and the trust
        // in devices. It also ends the sessions, including earlier ones: the thief had one in which to change the
        // address.
        newPassword.replace(account, noPassword, Optional.empty(), End.EMAIL);
        // The links: all pending ones, from before and after the change, and the undo links to later addresses.
        links.endSince(link);
        // A second factor that is pending, or was confirmed after the change or shortly before it, and recovery codes
        // created after it.
        Instant notLongBefore = link.created().minus(settings.undoLife());
        if (secondFactors.removeSince(account.id(), link.epoch(), notLongBefore)) {
            account.needSecondFactor(false);
        }
        // The known devices, so that the owner is told of the next login, wherever it comes from.
        devices.forget(account.id());
        // The names.
        accounts.rename(account, link.firstName(), link.lastName());
    }

    private Link find(String token) {
        return links.find(token, EnumSet.of(Purpose.UNDO));
    }
}
