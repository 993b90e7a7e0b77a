package org.warden.admin.rights;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.authority.Authority;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.role.Declarations;
import org.warden.role.DeclaredPermission;
import org.warden.role.OwnPermissions;
import org.warden.role.PermissionNames;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Declares the permissions of applications. A declaration describes a permission; it gives it to no role. */
@Act
@Stateless
public class PermissionEditing {
    /** The most applications; a declaration without permissions does not count. */
    private static final int MOST = 100;

    @Inject
    Declarations declarations;

    @Inject
    Roles roles;

    @Inject
    Authority authority;

    @Inject
    Events events;

    /**
     * Replaces the permissions of this application. Throws {@code PERMISSION_TAKEN} if another one has declared one of them,
     * and {@code TOO_MANY_APPLICATIONS}.
     */
    public DeclarationView declare(Caller caller, String application, DeclarationRequest request, Requester requester) {
        List<String> names = request.names();
        PermissionNames.requireDeclarable(names);
        // One declaration at a time: otherwise two applications could declare the same permission.
        roles.locked(Role.ADMINISTRATOR);
        authority.of(caller, OwnPermissions.PERMISSION_WRITE);
        if (declarations.others(application) >= MOST) {
            throw new Problem(
                    ProblemType.TOO_MANY_APPLICATIONS, MOST + " other applications have declared permissions already.");
        }
        declarations.ofOthers(application, names).ifPresent(taken -> {
            throw new Problem(
                    ProblemType.PERMISSION_TAKEN,
                    "The application " + taken.application() + " has declared " + taken.name() + ".");
        });
        declarations.replace(
                application,
                request.permissions().stream()
                        .map(one -> new DeclaredPermission(one.name(), application, one.text()))
                        .toList());
        events.happened(Action.PERMISSIONS_DECLARED, application, requester);
        return new DeclarationView(application, names.stream().sorted().toList());
    }
}
