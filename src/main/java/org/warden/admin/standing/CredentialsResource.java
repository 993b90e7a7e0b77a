package org.warden.admin.standing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.warden.account.Accounts;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.SentId;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for the sessions, the password and the second factor of an account. */
@Path("users/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CredentialsResource {
    @Inject
    Logout logout;

    @Inject
    Credentials credentials;

    @Inject
    HttpServletRequest http;

    /** Ends every session of an account. */
    @POST
    @Path("logout")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_LOGOUT)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public void logout(@PathParam("id") String id) {
        logout.all(Caller.of(http), Accounts.id(id), Requester.of(http));
    }

    /** Lists the live sessions of an account, at most the 100 last used. */
    @GET
    @Path("sessions")
    @RolesAllowed(OwnPermissions.SESSION_READ)
    @Refuses(ProblemType.ACCOUNT_NOT_FOUND)
    public UserSessionsView sessions(@PathParam("id") String id) {
        return logout.list(Accounts.id(id));
    }

    /** Ends one session of an account. */
    @DELETE
    @Path("sessions/{session}")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_LOGOUT)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.SESSION_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    public void end(@PathParam("id") String id, @PathParam("session") String session) {
        logout.one(
                Caller.of(http),
                Accounts.id(id),
                SentId.parse(session, ProblemType.SESSION_NOT_FOUND),
                Requester.of(http));
    }

    /** Mails the owner a link for a new password, or demands a new password at the next login. */
    @POST
    @Path("password")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_PASSWORD)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.BEYOND_AUTHORITY, ProblemType.NOT_ACTIVE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(view = StandingView.class)
    @Answers(status = 202, view = MessageView.class)
    public Response password(
            @PathParam("id") String id, @NotNull(message = "is required") @Valid PasswordDemandRequest request) {
        if (request.how().equals("link")) {
            credentials.mailLink(Caller.of(http), Accounts.id(id), Requester.of(http));
            return Response.accepted(new MessageView("A link for a new password is on its way to the owner."))
                    .build();
        }
        return Response.ok(credentials.demandChange(Caller.of(http), Accounts.id(id), Requester.of(http)))
                .build();
    }

    /** Removes the second factor of an account, and ends its sessions. */
    @DELETE
    @Path("2fa")
    @Throttled(Cost.WRITE)
    @StepUp
    @RolesAllowed(OwnPermissions.ACCOUNT_SECOND_FACTOR)
    @Refuses({ProblemType.ACCOUNT_NOT_FOUND, ProblemType.SECOND_FACTOR_NOT_FOUND, ProblemType.BEYOND_AUTHORITY})
    // No body means no Content-Type. The reader checks the type of any other.
    @Consumes(MediaType.WILDCARD)
    public void removeSecondFactor(@PathParam("id") String id, @Valid ReasonRequest request) {
        String reason = request == null ? null : request.reason();
        credentials.removeSecondFactor(Caller.of(http), Accounts.id(id), reason, Requester.of(http));
    }
}
