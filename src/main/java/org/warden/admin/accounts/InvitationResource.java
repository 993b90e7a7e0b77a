package org.warden.admin.accounts;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.warden.admin.accounts.UserDetails.Versioned;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.HttpSettings;
import org.warden.http.IfMatch;
import org.warden.http.Requester;
import org.warden.password.PasswordHashing;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint that invites a person. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InvitationResource {
    @Inject
    PasswordHashing passwords;

    @Inject
    Invitation invitation;

    @Inject
    HttpSettings settings;

    @Inject
    HttpServletRequest http;

    /**
     * Creates an account and mails its owner a link to choose a password. {@code roles} needs {@code warden:grant:write} too,
     * and {@code groups} needs {@code warden:group:members}.
     */
    @POST
    @StepUp(When.WARDENS_RIGHTS)
    @Throttled(Cost.HASH)
    @RolesAllowed(OwnPermissions.ACCOUNT_CREATE)
    @Refuses({
        ProblemType.BEYOND_AUTHORITY,
        ProblemType.ROLE_NOT_FOUND,
        ProblemType.GROUP_NOT_FOUND,
        ProblemType.EMAIL_TAKEN,
        ProblemType.USERNAME_TAKEN
    })
    @Answers(
            status = 201,
            view = UserDetailView.class,
            headers = {"ETag", "Location"})
    public Response invite(@NotNull(message = "is required") @Valid InviteRequest request) {
        Requester requester = Requester.of(http);
        Versioned invited = invitation.invite(Caller.of(http), request, passwords.hashOfNone(requester), requester);
        return Response.created(URI.create(
                        settings.publicUrl() + "/api/users/" + invited.view().id()))
                .header("ETag", IfMatch.tag(invited.version()))
                .entity(invited.view())
                .build();
    }
}
