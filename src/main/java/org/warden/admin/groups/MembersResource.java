package org.warden.admin.groups;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import org.warden.account.Accounts;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for the members of a group. */
@Path("groups/{id}/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class MembersResource {
    private static final int USUAL = 50;
    static final int MOST = 200;
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,3}");

    @Inject
    MemberList list;

    @Inject
    MemberChange change;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest http;

    /**
     * Lists the members of a group.
     *
     * @param cursor {@code next} of the page before
     * @param size the most members on a page; 50 if it is absent
     */
    @GET
    @RolesAllowed(OwnPermissions.GROUP_READ)
    @Refuses({ProblemType.INVALID_INPUT, ProblemType.GROUP_NOT_FOUND})
    public MembersView list(
            @PathParam("id") String id,
            @QueryParam("cursor") String cursor,
            @QueryParam("size") @ParsedAs(least = 1, most = MOST) String size) {
        return list.page(Caller.of(http), GroupsResource.known(id), cursor, size(size));
    }

    /**
     * Adds an account to a group; the new end, or none, replaces the old one. The body may be absent: the membership then has
     * no end.
     */
    @PUT
    @Path("{account}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GROUP_MEMBERS)
    @Refuses({
        ProblemType.GROUP_NOT_FOUND,
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.TOO_MANY_GROUPS
    })
    @Consumes(MediaType.WILDCARD) // An empty body has no type; the reader checks the type of any other.
    public void add(@PathParam("id") String id, @PathParam("account") String account, @Valid MemberRequest request) {
        Instant until = (request == null ? MemberRequest.WITHOUT_END : request).end(clock.instant());
        change.add(Caller.of(http), GroupsResource.known(id), Accounts.id(account), until, Requester.of(http));
    }

    /** Removes an account from a group. */
    @DELETE
    @Path("{account}")
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.GROUP_MEMBERS)
    @Refuses({ProblemType.GROUP_NOT_FOUND, ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public void remove(@PathParam("id") String id, @PathParam("account") String account) {
        change.remove(Caller.of(http), GroupsResource.known(id), Accounts.id(account), Requester.of(http));
    }

    /** The size of a page; the usual one if the text is null. Throws {@code INVALID_INPUT}. */
    static int size(String text) {
        if (text == null) {
            return USUAL;
        }
        int size = SIZE.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (size < 1 || size > MOST) {
            throw Problem.invalid("size", Rule.NUMBER, "must be 1 to " + MOST);
        }
        return size;
    }
}
