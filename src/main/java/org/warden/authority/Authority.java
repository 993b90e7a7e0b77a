package org.warden.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.RoleSources;
import org.warden.http.Caller;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Rights;

/** Decides what callers may do to roles and accounts. */
@ApplicationScoped
public class Authority {
    @Inject
    Accounts accounts;

    @Inject
    RoleSources sources;

    @Inject
    Clock clock;

    /**
     * The caller with the rights of the account at this moment. Throws {@code FORBIDDEN} if the account is not active or no
     * longer has this permission. Leaves out rights that are not in force in the caller's session, such as those of a role that
     * requires a second factor.
     */
    public Acting of(Caller caller, String permission) {
        Instant now = clock.instant();
        Rights rights = rights(caller.id(), now).in(caller::may);
        if (!rights.allow(permission)) {
            throw Problem.forbidden(List.of(permission));
        }
        // Ends are whole seconds, and the rights that end at one still count in the second before.
        return new Acting(
                caller,
                rights,
                account -> sources.rights(account, now),
                end -> sources.rights(caller.id(), end.minusSeconds(1)).in(caller::may));
    }

    /** Whether an account may still do to another what it requested earlier, by the rights that both have at this moment. */
    public boolean stillReaches(UUID requester, String permission, UUID account) {
        Instant now = clock.instant();
        Rights rights = rights(requester, now);
        return rights.allow(permission) && rights.include(sources.rights(account, now));
    }

    private Rights rights(UUID account, Instant now) {
        return accounts.isActive(account) ? sources.rights(account, now) : Rights.NONE;
    }

    /**
     * Locks an account, then reads the rights of the caller as {@link #of} does. The act may refuse for other reasons before it
     * asks whether the caller may act on the account. Throws {@code FORBIDDEN} or {@code ACCOUNT_NOT_FOUND}.
     */
    public Aim on(Caller caller, String permission, UUID account) {
        Optional<Account> locked = accounts.locked(account);
        Acting acting = of(caller, permission);
        return new Aim(locked.orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND)), acting);
    }
}
