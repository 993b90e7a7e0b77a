package org.warden.admin.grants;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Administrators;
import org.warden.account.Events;
import org.warden.account.RoleGrant;
import org.warden.account.RoleGrants;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Acting;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.OwnPermissions;
import org.warden.role.Role;
import org.warden.role.Roles;
import org.warden.role.TokenRoom;

/** Gives roles to accounts and takes them. */
@Act
@Stateless
public class RoleAssignment {
    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    RoleGrants grants;

    @Inject
    Administrators administrators;

    @Inject
    Authority authority;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Gives a role on these terms; also succeeds if the account already has it, and replaces its end. Returns the stored name
     * of the role.
     */
    public String give(Caller caller, Target target, String roleName, Terms terms, Requester requester) {
        Optional<Role> locked = roles.lockedWithName(roleName);
        Acting acting = authority.of(caller, OwnPermissions.GRANT_WRITE);
        Role role = known(locked, roleName);
        acting.mustBeProvenFor(role.rights());
        Account account = account(target);
        acting.mustNotBe(account.id());
        acting.mustReach(account.id());
        acting.mustHold(role.rights(), terms.until());
        if (terms.hasEnd()) {
            requireAnotherAdministrator(account, role, "The role of the last administrator cannot have an end.");
        }
        requireRoom(account, role);
        grants.give(account.id(), role.name(), terms.until(), acting.id(), terms.reason(), clock.instant());
        events.happened(Action.ROLE_GIVEN, account.id(), role.name(), requester);
        return role.name();
    }

    /**
     * Takes a role; also succeeds if the account does not have it. Callers may give up their own roles. Throws {@code
     * LAST_ADMINISTRATOR} if no administrator would be left.
     */
    public String take(Caller caller, Target target, String roleName, Requester requester) {
        Optional<Role> locked = roles.lockedWithName(roleName);
        Acting acting = authority.of(caller, OwnPermissions.GRANT_WRITE);
        Role role = known(locked, roleName);
        acting.mustBeProvenFor(role.rights());
        Account account = account(target);
        acting.mustReach(account.id());
        acting.mustHold(role.rights());
        requireAnotherAdministrator(account, role, "The last administrator cannot lose the role.");
        grants.take(account.id(), role.name(), clock.instant());
        events.happened(Action.ROLE_TAKEN, account.id(), role.name(), requester);
        return role.name();
    }

    /** The role is locked before the account is read, so that the second of two concurrent changes sees the first. */
    private static Role known(Optional<Role> locked, String name) {
        return locked.orElseThrow(() -> new Problem(ProblemType.ROLE_NOT_FOUND, "Role " + name + " not found."));
    }

    private Account account(Target target) {
        return target.locked(accounts).orElseThrow(() -> new Problem(ProblemType.ACCOUNT_NOT_FOUND, target.notFound()));
    }

    private void requireRoom(Account account, Role more) {
        Set<String> names = Stream.concat(grants.of(account.id()).stream().map(RoleGrant::role), Stream.of(more.name()))
                .collect(Collectors.toSet());
        if (TokenRoom.of(names) > TokenRoom.GRANTED) {
            throw new Problem(
                    ProblemType.TOO_MANY_ROLES,
                    "The names of all roles of the account would not fit into a token. Please give the account fewer roles.");
        }
    }

    private void requireAnotherAdministrator(Account account, Role role, String detail) {
        if (role.name().equals(Role.ADMINISTRATOR)) {
            administrators.requireAnother(account, detail);
        }
    }

    /** The account that gets or loses a role: by id, or by e-mail address as in the guides. */
    public record Target(UUID id, String email) {
        public static Target withId(UUID id) {
            return new Target(id, null);
        }

        public static Target withEmail(String email) {
            return new Target(null, email);
        }

        private Optional<Account> locked(Accounts accounts) {
            return id == null ? accounts.lockedWithEmail(email) : accounts.locked(id);
        }

        private String notFound() {
            return id == null ? "No Accounts Registered with " + email + "." : ProblemType.ACCOUNT_NOT_FOUND.detail();
        }
    }
}
