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
import org.warden.authority.Aim;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.lifecycle.Closure;
import org.warden.lifecycle.Removal;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;

/** Deletes accounts, at once or after a grace period in which they can be restored. */
@Act
@Stateless
public class AccountClosing {
    @Inject
    Authority authority;

    @Inject
    Shutting shutting;

    @Inject
    Closure closure;

    @Inject
    Removal removal;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Closes the account, which is deleted after the grace period. Its names stay reserved until then. Does nothing if the
     * account is already closed.
     */
    public StandingView close(Caller caller, UUID id, Requester requester) {
        Account account = shutting.account(caller, id, OwnPermissions.ACCOUNT_DELETE, "deleted");
        if (account.standing().deletes() == null) {
            closure.close(account, requester);
        }
        return StandingView.of(account, clock.instant());
    }

    /** Deletes the account at once. */
    public void erase(Caller caller, UUID id, Requester requester) {
        removal.removeAndTell(
                shutting.account(caller, id, OwnPermissions.ACCOUNT_ERASE, "deleted"), "administrator", requester);
    }

    /**
     * Takes back a pending deletion. Leaves a lock and a disabling as they are. Throws {@code ACCOUNT_NOT_FOUND} after the
     * grace period, even before the account is deleted.
     */
    public StandingView restore(Caller caller, UUID id, Requester requester) {
        Aim aim = authority.on(caller, OwnPermissions.ACCOUNT_DELETE, id);
        Instant deletes = aim.account().standing().deletes();
        if (deletes != null && !deletes.isAfter(clock.instant())) {
            throw new Problem(ProblemType.ACCOUNT_NOT_FOUND);
        }
        Account account = aim.reached();
        if (deletes != null) {
            account.change(Standing::restore, clock.instant());
            events.happened(Action.ACCOUNT_RESTORED, id, null, requester);
        }
        return StandingView.of(account, clock.instant());
    }
}
