package org.warden.profile;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.account.AccountView;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.password.Admission;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.proof.CredentialCheck;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for the caller's own account. */
@Path("user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    @Inject
    CredentialCheck credentials;

    @Inject
    Admission admission;

    @Inject
    Profile profile;

    @Inject
    AccountDeletion deletion;

    @Inject
    Export export;

    @Inject
    HttpServletRequest http;

    /** Returns the caller's own account. */
    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public AccountView show() {
        return profile.show(Caller.of(http));
    }

    /** Changes the caller's first name, last name or both. */
    @PATCH
    @Throttled(Cost.WRITE)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    @Consumes(MediaType.APPLICATION_JSON)
    public AccountView rename(@NotNull(message = "is required") @Valid NameRequest request) {
        return profile.rename(Caller.of(http), request, Requester.of(http));
    }

    /** Deletes the caller's own account and its sessions. */
    @DELETE
    @StepUp(When.SECOND_FACTOR)
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses(ProblemType.LAST_ADMINISTRATOR)
    // No body means no Content-Type, and 401 or 403 precedes 415. The reader requires JSON.
    @Consumes(MediaType.WILDCARD)
    public void delete(@NotNull(message = "is required") @Valid DeletionRequest request) {
        deletion.delete(credentials.owner(Caller.of(http), "password", request.password()), Requester.of(http));
    }

    /** Returns what is stored about the caller, without secrets. */
    @GET
    @Path("export")
    @StepUp
    @Throttled(value = Cost.LARGE, oneAtATime = true)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public ExportView export() {
        // Waits for a turn like a password hash, because each occupies a processor for a while.
        return admission.admit(Requester.of(http), () -> export.of(Caller.of(http)));
    }
}
