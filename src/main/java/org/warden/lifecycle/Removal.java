package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.link.Links;
import org.warden.lockout.Lockout;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Removes an account with everything that hangs on it. What is on record about it stays on record, under its id. */
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
    Events events;

    @Inject
    Clock clock;

    /**
     * Removes an account that the caller has locked.
     *
     * @param reason what is recorded as the subject, or null for the owner's own decision
     */
    public void remove(Account account, String reason, Requester requester) {
        UUID id = account.id();
        sessions.endOthers(id, Optional.empty(), End.DELETED, clock.instant());
        // In the order of a login by recovery code: the guesses first.
        lockout.forgive(id);
        accounts.remove(account);
        links.forget(id);
        devices.forget(id);
        events.happened(Action.ACCOUNT_DELETED, id, reason, requester);
    }
}
