package org.warden.admin.accounts;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.warden.account.Accounts;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.admin.users.Fields;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints that read and edit one account, and mail another invitation. */
@Path("users/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {
    @Inject
    UserReading reading;

    @Inject
    UserEdit edit;

    @Inject
    Invitation invitation;

    @Inject
    HttpServletRequest http;

    /**
     * Returns one account.
     *
     * @param fields the fields of the answer, separated by commas; absent for all
     */
    @GET
    @RolesAllowed(OwnPermissions.ACCOUNT_READ)
    @Refuses({ProblemType.INVALID_INPUT, ProblemType.ACCOUNT_NOT_FOUND})
    @Answers(view = UserDetailView.class, headers = "ETag")
    public Response read(@PathParam("id") String id, @QueryParam("fields") String fields) {
        Set<String> wanted = Fields.of(fields, UserDetailView.class);
        return answer(reading.read(Accounts.id(id)), wanted);
    }

    /**
     * Changes an account. A new address takes effect when the link that is mailed to it is used; it needs
     * {@code warden:account:email} too.
     */
    @PATCH
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_UPDATE)
    @Refuses({
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.ACCOUNT_NOT_FOUND,
        ProblemType.EMAIL_TAKEN,
        ProblemType.USERNAME_TAKEN,
        ProblemType.CHANGED_MEANWHILE,
        ProblemType.PRECONDITION_REQUIRED
    })
    @Consumes(MediaType.APPLICATION_JSON)
    @Answers(view = UserDetailView.class, headers = "ETag")
    public Response edit(@PathParam("id") String id, @NotNull(message = "is required") @Valid EditRequest request) {
        Caller caller = Caller.of(http);
        if (request.email() != null && !caller.may(OwnPermissions.ACCOUNT_EMAIL)) {
            throw Problem.forbidden(List.of(OwnPermissions.ACCOUNT_EMAIL));
        }
        if (request.fields().isEmpty()) {
            throw Problem.invalid("firstName", Rule.REQUIRED, "is required unless another field is present");
        }
        Versioned edited = edit.edit(caller, Accounts.id(id), request, IfMatch.of(http), Requester.of(http));
        return answer(edited, Fields.of(null, UserDetailView.class));
    }

    /** Mails another invitation; the earlier link no longer works. */
    @POST
    @Path("invite")
    @Throttled(Cost.WRITE)
    @RolesAllowed(OwnPermissions.ACCOUNT_CREATE)
    @Refuses({ProblemType.BEYOND_AUTHORITY, ProblemType.ACCOUNT_NOT_FOUND, ProblemType.NOT_INVITED})
    @Answers(status = 202, view = MessageView.class)
    public Response invite(@PathParam("id") String id) {
        invitation.again(Caller.of(http), Accounts.id(id), Requester.of(http));
        return Response.accepted(new MessageView("Another invitation is on its way to the owner."))
                .build();
    }

    private static Response answer(Versioned account, Set<String> fields) {
        return Response.ok(Fields.only(account.view(), fields))
                .header("ETag", IfMatch.tag(account.version()))
                .build();
    }
}
