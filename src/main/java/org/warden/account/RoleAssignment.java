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

/** Adds and removes roles of accounts. */
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

    /** Adds a role; also succeeds if the account already has it. Returns the stored name of the role. */
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

    /**
     * Removes a role; also succeeds if the account does not have it. Throws {@code LAST_ADMINISTRATOR} if no administrator
     * would be left.
     */
    @RolesAllowed(Role.ADMINISTRATOR)
    public String remove(Caller caller, String email, String roleName, Requester requester) {
        Role role = role(roleName);
        administrators.require(caller.id());
        Account account = account(email);
        administrators.requireAnother(account, role, "The last administrator cannot lose the role.");
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

    /** Locks the role before the account is read, so that the second of two concurrent changes sees the first. */
    private Role role(String name) {
        return roles.named(name)
                .map(role -> roles.locked(role.name()))
                .orElseThrow(() -> new Problem(ProblemType.ROLE_NOT_FOUND, "Role " + name + " not found."));
    }
}
