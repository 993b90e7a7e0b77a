package org.warden.admin.grants;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for roles of accounts, at the addresses of the guides. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RoleAssignmentResource {
    @Inject
    RoleAssignment assignment;

    @Inject
    HttpServletRequest http;

    /** Gives a role to an account, by its e-mail address. */
    @POST
    @Path("addrole")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GRANT_WRITE)
    @Refuses({
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.TOO_MANY_ROLES
    })
    public MessageView add(@NotNull(message = "is required") @Valid RoleRequest request) {
        Target target = Target.withEmail(request.email());
        String role = assignment.give(Caller.of(http), target, request.role(), Terms.NONE, Requester.of(http));
        return new MessageView("Added " + role + " to user " + request.email() + ".");
    }

    /** Takes a role from an account, by its e-mail address. */
    @POST
    @Path("removerole")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GRANT_WRITE)
    @Refuses({
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.LAST_ADMINISTRATOR
    })
    public MessageView remove(@NotNull(message = "is required") @Valid RoleRequest request) {
        Target target = Target.withEmail(request.email());
        String role = assignment.take(Caller.of(http), target, request.role(), Requester.of(http));
        return new MessageView("Removed " + role + " from user " + request.email() + ".");
    }
}
