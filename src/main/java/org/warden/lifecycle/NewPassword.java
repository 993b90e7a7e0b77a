package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.link.Links;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Gives an account a new password and ends what the old one opened. */
@ApplicationScoped
public class NewPassword {
    @Inject
    Sessions sessions;

    @Inject
    Links links;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Sets a password that the owner chose. Ends the other sessions and the pending links, and tells the owner.
     *
     * @param kept the session to keep, if any
     * @param action the action to record
     */
    public void choose(Account account, String newHash, Optional<UUID> kept, Action action, Requester requester) {
        replace(account, newHash, kept, End.PASSWORD);
        links.end(account.id());
        events.happened(action, account, null, requester);
    }

    /**
     * Changes only the password and ends sessions, for an act that also ends other things, tells the owner and records the
     * event itself.
     */
    public void replace(Account account, String newHash, Optional<UUID> kept, End reason) {
        account.changePassword(newHash);
        sessions.endOthers(account.id(), kept, reason, clock.instant());
    }
}
