package org.warden.admin.rights;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.HttpSettings;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The roles and their permissions. */
@Path("roles")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {
    @Inject
    RoleList list;

    @Inject
    RoleEditing editing;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    /** Lists all roles. */
    @GET
    @Throttled(value = Cost.LIST, oneAtATime = true)
    @RolesAllowed(OwnPermissions.ROLE_READ)
    @Refuses({})
    public RolesView list() {
        return list.all();
    }

    /** Returns one role. */
    @GET
    @Path("{name}")
    @RolesAllowed(OwnPermissions.ROLE_READ)
    @Refuses(ProblemType.ROLE_NOT_FOUND)
    @Answers(view = RoleView.class, headers = "ETag")
    public Response read(@PathParam("name") String name) {
        return tagged(Response.ok(), list.named(name));
    }

    /** Creates a role. */
    @POST
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ROLE_WRITE)
    @Refuses({ProblemType.BEYOND_AUTHORITY, ProblemType.ROLE_TAKEN, ProblemType.TOO_MANY_ROLES})
    @Answers(
            status = 201,
            view = RoleView.class,
            headers = {"ETag", "Location"})
    public Response create(@NotNull(message = "is required") @Valid NewRoleRequest request) {
        RoleView created = editing.create(Caller.of(http), request, Requester.of(http));
        return tagged(
                Response.status(Response.Status.CREATED)
                        .header("Location", settings.publicUrl() + "/api/roles/" + created.name()),
                created);
    }

    /** Changes the description of a role, its permissions or both. */
    @PATCH
    @Path("{name}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ROLE_WRITE)
    @Refuses({
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.PRECONDITION_REQUIRED,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.ROLE_PROTECTED
    })
    @Answers(view = RoleView.class, headers = "ETag")
    public Response change(@PathParam("name") String name, @NotNull(message = "is required") @Valid RoleEdit request) {
        return tagged(
                Response.ok(), editing.change(Caller.of(http), name, request, IfMatch.of(http), Requester.of(http)));
    }

    /** Deletes a role, which is taken from every account and group. */
    @DELETE
    @Path("{name}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ROLE_WRITE)
    @Refuses({ProblemType.ROLE_NOT_FOUND, ProblemType.BEYOND_AUTHORITY, ProblemType.ROLE_PROTECTED})
    public void delete(@PathParam("name") String name) {
        editing.delete(Caller.of(http), name, Requester.of(http));
    }

    private static Response tagged(Response.ResponseBuilder answer, RoleView role) {
        return answer.entity(role).header("ETag", IfMatch.tag(role.version())).build();
    }
}
