package org.warden.admin.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Standing;
import org.warden.admin.accounts.UserDetailView.LockView;
import org.warden.admin.accounts.UserDetailView.RoleView;
import org.warden.admin.users.UserRows;
import org.warden.admin.users.UserRows.Held;
import org.warden.admin.users.UsersView.UserView;
import org.warden.lockout.Lockout;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.session.SessionSettings;
import org.warden.session.Sessions;
import org.warden.time.Until;

/** Reads one account as administrators see it. */
@ApplicationScoped
public class UserDetails {
    private static final int MOST_SESSIONS = 100;

    @Inject
    Accounts accounts;

    @Inject
    UserRows rows;

    @Inject
    Lockout lockout;

    @Inject
    Sessions sessions;

    @Inject
    SessionSettings settings;

    @Inject
    Clock clock;

    /** This account and its version; throws {@code ACCOUNT_NOT_FOUND}. */
    public Versioned of(UUID id) {
        Account account = accounts.withId(id).orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND));
        UserView row = rows.views(List.of(id), false).stream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND));
        Standing standing = account.standing();
        return new Versioned(
                new UserDetailView(
                        id,
                        row.username(),
                        row.email(),
                        account.mailbox().proven(),
                        row.firstName(),
                        row.lastName(),
                        row.status(),
                        row.kind(),
                        row.language(),
                        rows.held(List.of(id)).stream().map(UserDetails::role).toList(),
                        row.created(),
                        row.lastSeen(),
                        lock(standing),
                        lockout.isShut(id),
                        row.secondFactor(),
                        standing.mustChange(),
                        sessions(id),
                        standing.deletes()),
                account.version());
    }

    private static RoleView role(Held held) {
        return new RoleView(
                held.role(), held.group() == null ? "grant" : "group", held.group(), Until.shown(held.until()));
    }

    private int sessions(UUID id) {
        Instant now = clock.instant();
        return sessions.of(id, settings.usedAfter(now), settings.createdAfter(now), MOST_SESSIONS)
                .size();
    }

    private LockView lock(Standing standing) {
        Instant until = standing.lockedUntil();
        boolean locked = standing.isLocked(clock.instant());
        return locked || standing.isDisabled()
                ? new LockView(locked ? Until.shown(until) : null, standing.reason(), standing.author())
                : null;
    }

    /** An account and its version. */
    public record Versioned(UserDetailView view, int version) {}
}
