package org.warden.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.warden.account.Account;
import org.warden.account.Events;
import org.warden.account.Standing;
import org.warden.audit.AuditLog.Action;
import org.warden.http.Requester;
import org.warden.link.Links;
import org.warden.session.Session.End;
import org.warden.session.Sessions;
import org.warden.time.Until;

/** Shuts an account whose row the caller has locked: ends its sessions and pending links, and invalidates earlier proofs. */
@ApplicationScoped
public class Closure {
    @Inject
    Sessions sessions;

    @Inject
    Links links;

    @Inject
    Events events;

    @Inject
    AccountSettings settings;

    @Inject
    Clock clock;

    /**
     * Locks the account until this moment, which may be {@link Until#NEVER}.
     *
     * @param reason why, or null
     */
    public void lock(Account account, Instant until, String reason, Requester requester) {
        shut(account, End.LOCKED, standing -> standing.lock(until, reason, requester.actor()));
        events.happened(Action.LOCK_SET, account, reason, requester);
    }

    /**
     * Disables the account until it is enabled.
     *
     * @param reason why, or null
     */
    public void disable(Account account, String reason, Requester requester) {
        shut(account, End.DISABLED, standing -> standing.disable(reason, requester.actor()));
        events.happened(Action.ACCOUNT_DISABLED, account, reason, requester);
    }

    /**
     * Closes the account; {@link ClosureUpkeep} deletes it after the grace period. Tells the owner, also at former addresses:
     * their links no longer work when the account is deleted.
     */
    public void close(Account account, Requester requester) {
        Instant deletes = clock.instant().plus(settings.grace());
        List<String> former = links.formerAddresses(account.id());
        shut(account, End.DELETED, standing -> standing.close(deletes));
        events.happened(Action.ACCOUNT_CLOSED, account, null, former, requester);
    }

    /** Demands a new password at the next login, and tells the owner. */
    public void demandNewPassword(Account account, Requester requester) {
        shut(account, End.PASSWORD, standing -> standing.requireNewPassword(true));
        events.happened(Action.PASSWORD_CHANGE_FORCED, account, null, requester);
    }

    private void shut(Account account, End reason, Consumer<Standing> change) {
        account.change(change, clock.instant());
        sessions.endOthers(account.id(), Optional.empty(), reason, clock.instant());
        links.end(account.id());
    }
}
