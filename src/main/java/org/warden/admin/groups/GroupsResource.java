package org.warden.admin.groups;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.HttpSettings;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.problem.SentId;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for groups. */
@Path("groups")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {
    private static final int LONGEST_SEARCH = 64;

    @Inject
    GroupReading reading;

    @Inject
    GroupChange change;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    /**
     * Lists groups in the order of their names.
     *
     * @param parent the group above; absent for the whole tree
     * @param search the beginning of the name
     * @param cursor {@code next} of the page before
     * @param size the most groups on a page; 50 if it is absent
     */
    @GET
    @RolesAllowed(OwnPermissions.GROUP_READ)
    @Refuses(ProblemType.INVALID_INPUT)
    public GroupsView list(
            @QueryParam("parent") @ParsedAs(format = "uuid") String parent,
            @QueryParam("search") @ParsedAs(longest = LONGEST_SEARCH) String search,
            @QueryParam("cursor") String cursor,
            @QueryParam("size") @ParsedAs(least = 1, most = MembersResource.MOST) String size) {
        if (search != null && (search.isEmpty() || search.length() > LONGEST_SEARCH || search.indexOf('\0') >= 0)) {
            throw Problem.invalid("search", Rule.TOO_LONG, "must be 1 to 64 characters");
        }
        UUID above = parent == null
                ? null
                : SentId.parse(parent)
                        .orElseThrow(() -> Problem.invalid("parent", Rule.UNKNOWN_GROUP, "must be the id of a group"));
        return reading.list(Caller.of(http), above, search, cursor, MembersResource.size(size));
    }

    /** Creates a group. */
    @POST
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GROUP_WRITE)
    @Refuses({ProblemType.BEYOND_AUTHORITY, ProblemType.GROUP_TAKEN, ProblemType.TOO_MANY_GROUPS})
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(
            status = 201,
            view = GroupView.class,
            headers = {"ETag", "Location"})
    public Response create(@NotNull(message = "is required") @Valid GroupRequest request) {
        GroupView group = reading.show(change.create(Caller.of(http), request, Requester.of(http)));
        return answer(Response.status(Response.Status.CREATED), group)
                .header("Location", settings.publicUrl() + "/api/groups/" + group.id())
                .build();
    }

    /** Returns one group. */
    @GET
    @Path("{id}")
    @RolesAllowed(OwnPermissions.GROUP_READ)
    @Refuses(ProblemType.GROUP_NOT_FOUND)
    @Answers(view = GroupView.class, headers = "ETag")
    public Response show(@PathParam("id") String id) {
        return answer(Response.ok(), reading.show(known(id))).build();
    }

    /** Changes the name, the parent or the roles of a group. */
    @PATCH
    @Path("{id}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GROUP_WRITE)
    @Refuses({
        ProblemType.GROUP_NOT_FOUND,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.PRECONDITION_REQUIRED,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.GROUP_TAKEN,
        ProblemType.GROUP_CIRCLE
    })
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(view = GroupView.class, headers = "ETag")
    public Response edit(@PathParam("id") String id, @NotNull(message = "is required") @Valid GroupPatch request) {
        change.edit(Caller.of(http), known(id), request, IfMatch.of(http), Requester.of(http));
        return show(id);
    }

    /** Deletes an empty group. */
    @DELETE
    @Path("{id}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GROUP_WRITE)
    @Refuses({ProblemType.GROUP_NOT_FOUND, ProblemType.BEYOND_AUTHORITY, ProblemType.GROUP_NOT_EMPTY})
    public void delete(@PathParam("id") String id) {
        change.delete(Caller.of(http), known(id), Requester.of(http));
    }

    private static Response.ResponseBuilder answer(Response.ResponseBuilder answer, GroupView group) {
        return answer.entity(group).header("ETag", '"' + group.version() + '"');
    }

    /** Throws {@code GROUP_NOT_FOUND}. */
    static UUID known(String text) {
        return SentId.parse(text, ProblemType.GROUP_NOT_FOUND);
    }
}
