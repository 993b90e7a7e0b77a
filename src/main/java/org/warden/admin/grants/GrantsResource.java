package org.warden.admin.grants;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.warden.account.Accounts;
import org.warden.admin.grants.RoleAssignment.Target;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints that give roles to an account and take them, by its id. */
@Path("users/{id}/roles/{role}")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class GrantsResource {
    @Inject
    RoleAssignment assignment;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest http;

    /**
     * Gives a role to an account; the new end, or none, replaces the old one. The body may be absent: the role then has no end.
     */
    @PUT
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GRANT_WRITE)
    @Consumes(MediaType.WILDCARD) // An empty body has no type; the reader checks the type of any other.
    @Refuses({
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.LAST_ADMINISTRATOR,
        ProblemType.TOO_MANY_ROLES
    })
    public void give(@PathParam("id") String id, @PathParam("role") String role, @Valid GrantRequest request) {
        Terms terms = request == null ? Terms.NONE : request.terms(clock.instant());
        assignment.give(Caller.of(http), Target.withId(Accounts.id(id)), role, terms, Requester.of(http));
    }

    /** Takes a role from an account. */
    @DELETE
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GRANT_WRITE)
    @Refuses({
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.LAST_ADMINISTRATOR
    })
    public void take(@PathParam("id") String id, @PathParam("role") String role) {
        assignment.take(Caller.of(http), Target.withId(Accounts.id(id)), role, Requester.of(http));
    }
}
