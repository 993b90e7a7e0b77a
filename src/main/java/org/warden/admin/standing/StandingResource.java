package org.warden.admin.standing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.warden.account.Accounts;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Requester;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints that lock, disable, delete and restore an account. */
@Path("users/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class StandingResource {
    @Inject
    AccountLock locks;

    @Inject
    AccountClosing closing;

    @Inject
    HttpServletRequest http;

    /**
     * Locks an account and ends its sessions. An end before that of the present lock needs {@code warden:account:unlock} too.
     */
    @POST
    @Path("lock")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_LOCK)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY, ProblemType.LAST_ADMINISTRATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public StandingView lock(@PathParam("id") String id, @NotNull(message = "is required") @Valid LockRequest request) {
        return locks.lock(Caller.of(http), Accounts.id(id), request, Requester.of(http));
    }

    /** Unlocks an account, and resets the count of wrong guesses. */
    @POST
    @Path("unlock")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_UNLOCK)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public StandingView unlock(@PathParam("id") String id) {
        return locks.unlock(Caller.of(http), Accounts.id(id), Requester.of(http));
    }

    /** Disables an account and ends its sessions. */
    @POST
    @Path("disable")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_DISABLE)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY, ProblemType.LAST_ADMINISTRATOR})
    @Consumes(MediaType.APPLICATION_JSON)
    public StandingView disable(
            @PathParam("id") String id, @NotNull(message = "is required") @Valid ReasonRequest request) {
        return locks.disable(Caller.of(http), Accounts.id(id), request.reason(), Requester.of(http));
    }

    /** Enables a disabled account. */
    @POST
    @Path("enable")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_DISABLE)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public StandingView enable(@PathParam("id") String id) {
        return locks.enable(Caller.of(http), Accounts.id(id), Requester.of(http));
    }

    /**
     * Closes an account, which is deleted after the grace period. With {@code at-once=true} deletes it at once, which needs
     * {@code warden:account:erase} too.
     *
     * @param atOnce whether to delete the account at once
     */
    @DELETE
    @Throttled(Cost.WRITE)
    @StepUp
    @RolesAllowed(OwnPermissions.ACCOUNT_DELETE)
    @Refuses({
        ProblemType.INVALID_INPUT,
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.LAST_ADMINISTRATOR
    })
    @Answers(status = 202, view = StandingView.class)
    @Answers(status = 204)
    public Response delete(
            @PathParam("id") String id,
            @QueryParam("at-once") @ParsedAs(words = {"true", "false"}) List<String> atOnce) {
        Caller caller = Caller.of(http);
        if (atOnce.equals(List.of("true"))) {
            if (!caller.may(OwnPermissions.ACCOUNT_ERASE)) {
                throw Problem.forbidden(List.of(OwnPermissions.ACCOUNT_ERASE));
            }
            closing.erase(caller, Accounts.id(id), Requester.of(http));
            return Response.noContent().build();
        }
        if (!atOnce.isEmpty() && !atOnce.equals(List.of("false"))) {
            throw Problem.invalid("at-once", Rule.CHOICE, "must be true or false");
        }
        return Response.accepted(closing.close(caller, Accounts.id(id), Requester.of(http)))
                .build();
    }

    /** Takes the deletion of a closed account back. */
    @POST
    @Path("restore")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_DELETE)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public StandingView restore(@PathParam("id") String id) {
        return closing.restore(Caller.of(http), Accounts.id(id), Requester.of(http));
    }
}
