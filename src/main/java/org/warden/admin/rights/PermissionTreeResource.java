package org.warden.admin.rights;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.role.OwnPermissions;
import org.warden.role.PermissionNames;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The permissions that exist, and their declaration by applications. */
@Path("permissions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PermissionTreeResource {

    @Inject
    PermissionTree tree;

    @Inject
    PermissionEditing editing;

    @Inject
    HttpServletRequest http;

    /** Returns the tree of all permissions. */
    @GET
    @Throttled(value = Cost.LIST, oneAtATime = true)
    @RolesAllowed(OwnPermissions.ROLE_READ)
    @Refuses({})
    public PermissionsView tree() {
        return tree.read();
    }

    /**
     * Replaces the permissions that an application has declared.
     *
     * @param application the first word of each of its permissions
     */
    @PUT
    @Path("{application}")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.PERMISSION_WRITE)
    @Refuses({ProblemType.PERMISSION_TAKEN, ProblemType.TOO_MANY_APPLICATIONS})
    public DeclarationView declare(
            @PathParam("application") String application,
            @NotNull(message = "is required") @Valid DeclarationRequest request) {
        PermissionNames.mistakeOfApplication(application).ifPresent(text -> {
            throw Problem.invalid("application", Rule.PERMISSION, text);
        });
        return editing.declare(Caller.of(http), application, request, Requester.of(http));
    }
}
