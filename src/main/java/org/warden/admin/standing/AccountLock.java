package org.warden.admin.standing;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Events;
import org.warden.account.Standing;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.Closure;
import org.warden.lockout.Lockout;
import org.warden.role.OwnPermissions;

/** Locks and unlocks accounts, and disables and enables them. */
@Act
@Stateless
public class AccountLock {
    @Inject
    Authority authority;

    @Inject
    Shutting shutting;

    @Inject
    Closure closure;

    @Inject
    Lockout lockout;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Locks the account and ends its sessions. An end before that of the present lock needs {@code account:unlock} too. */
    public StandingView lock(Caller caller, UUID id, LockRequest request, Requester requester) {
        Instant until = request.end(clock.instant());
        Account account = shutting.account(caller, id, OwnPermissions.ACCOUNT_LOCK, "locked or disabled");
        if (shortens(account.standing(), until)) {
            authority.of(caller, OwnPermissions.ACCOUNT_UNLOCK);
        }
        closure.lock(account, until, request.reason(), requester);
        return view(account);
    }

    /**
     * Ends a lock, and resets the count of wrong guesses, which may block the account too. Changes nothing else. Refused for
     * the caller's own account: a thief with a stolen token could guess the password without limit.
     */
    public StandingView unlock(Caller caller, UUID id, Requester requester) {
        Account account =
                authority.on(caller, OwnPermissions.ACCOUNT_UNLOCK, id).another();
        if (account.standing().lockedUntil() != null) {
            account.change(Standing::unlock, clock.instant());
        }
        lockout.forgive(id);
        events.happened(Action.LOCK_LIFTED, id, null, requester);
        return view(account);
    }

    /** Disables the account and ends its sessions. */
    public StandingView disable(Caller caller, UUID id, String reason, Requester requester) {
        Account account = shutting.account(caller, id, OwnPermissions.ACCOUNT_DISABLE, "locked or disabled");
        closure.disable(account, reason, requester);
        return view(account);
    }

    /** Ends a disabling. Leaves a lock as it is. */
    public StandingView enable(Caller caller, UUID id, Requester requester) {
        Account account =
                authority.on(caller, OwnPermissions.ACCOUNT_DISABLE, id).reached();
        if (account.standing().isDisabled()) {
            account.change(Standing::enable, clock.instant());
            events.happened(Action.ACCOUNT_ENABLED, id, null, requester);
        }
        return view(account);
    }

    private boolean shortens(Standing standing, Instant until) {
        return standing.isLocked(clock.instant()) && until.isBefore(standing.lockedUntil());
    }

    private StandingView view(Account account) {
        return StandingView.of(account, clock.instant());
    }
}
