package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.account.Notices;
import org.warden.audit.AuditLog.Action;
import org.warden.device.SeenDevices;
import org.warden.group.Memberships;
import org.warden.http.Requester;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.mail.Template;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Removes an account and everything that belongs to it. Its events stay in the audit log, under its id. */
@ApplicationScoped
public class Removal {
    @Inject
    Accounts accounts;

    @Inject
    Sessions sessions;

    @Inject
    Lockout lockout;

    @Inject
    Links links;

    @Inject
    SeenDevices devices;

    @Inject
    Memberships memberships;

    @Inject
    Events events;

    @Inject
    Notices notices;

    @Inject
    Event<AccountRemoved> removed;

    @Inject
    Clock clock;

    /**
     * Removes an account that the caller has locked, and tells its owner. The former addresses are told too: the owner may have
     * lost the account to a thief.
     *
     * @param reason see {@link #remove}
     */
    public void removeAndTell(Account account, String reason, Requester requester) {
        List<String> former = links.formerAddresses(account.id());
        remove(account, reason, requester);
        // The mail does not show the address of an administrator.
        Requester named = reason == null ? requester : Requester.NONE;
        notices.tell(Template.ACCOUNT_DELETED, account, named);
        former.forEach(address -> notices.tellFormer(Template.ACCOUNT_DELETED, account, address, named));
    }

    /**
     * Removes an account that the caller has locked.
     *
     * @param reason the subject to record, or null if the owner deletes the account
     */
    public void remove(Account account, String reason, Requester requester) {
        UUID id = account.id();
        sessions.endOthers(id, Optional.empty(), End.DELETED, clock.instant());
        // Locks the counter before the rows of the codes, as a check of a code does.
        lockout.forgive(id);
        removed.fire(new AccountRemoved(id));
        accounts.remove(account);
        links.forget(id);
        devices.forget(id);
        memberships.forget(id);
        events.happened(Action.ACCOUNT_DELETED, id, reason, requester);
    }
}
