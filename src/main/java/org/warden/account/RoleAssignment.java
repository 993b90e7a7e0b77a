package org.warden.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Gives and takes roles. */
@Act
@Stateless
public class RoleAssignment {
    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    Administrators administrators;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Gives a role, also if the account has it already; returns the role's name as it is written. */
    @RolesAllowed(Role.ADMINISTRATOR)
    public String add(Caller caller, String email, String roleName, Requester requester) {
        Role role = role(roleName);
        administrators.require(caller.id());
        Account account = account(email);
        account.give(role);
        accounts.markRolesChanged(account.id(), clock.instant());
        events.happened(Action.ROLE_GIVEN, account.id(), role.name(), requester);
        return role.name();
    }

    /** Takes a role, also if the account lacks it; throws {@code LAST_ADMINISTRATOR} if no administrator would be left. */
    @RolesAllowed(Role.ADMINISTRATOR)
    public String remove(Caller caller, String email, String roleName, Requester requester) {
        Role role = role(roleName);
        administrators.require(caller.id());
        Account account = account(email);
        administrators.requireAnother(account, role, "The last administrator keeps the role.");
        account.take(role);
        accounts.markRolesChanged(account.id(), clock.instant());
        events.happened(Action.ROLE_TAKEN, account.id(), role.name(), requester);
        return role.name();
    }

    private Account account(String email) {
        return accounts.lockedWithEmail(email)
                .orElseThrow(
                        () -> new Problem(ProblemType.ACCOUNT_NOT_FOUND, "No Accounts Registered with " + email + "."));
    }

    /** Locked, and before the account is read: of two who change the same role at once, the second sees the first. */
    private Role role(String name) {
        return roles.named(name)
                .map(role -> roles.locked(role.name()))
                .orElseThrow(() -> new Problem(ProblemType.ROLE_NOT_FOUND, "Role " + name + " not found."));
    }
}
