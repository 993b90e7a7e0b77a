package org.warden.recovery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.password.PasswordHashing;
import org.warden.password.PasswordPolicy;
import org.warden.problem.Refuses;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint for the caller's own password. */
@Path("user/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Inject
    CredentialCheck credentials;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHashing passwords;

    @Inject
    PasswordChange change;

    @Inject
    HttpServletRequest http;

    /** Changes the caller's password and ends every other session. */
    @PUT
    @StepUp(When.SECOND_FACTOR)
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public MessageView change(@NotNull(message = "is required") @Valid PasswordRequest request) {
        Caller caller = Caller.of(http);
        Proof owner = credentials.owner(caller, "currentPassword", request.currentPassword());
        policy.require("newPassword", request.newPassword(), owner.names());
        String hash = passwords.hash(Requester.of(http), request.newPassword());
        change.change(owner, hash, caller, Requester.of(http));
        return new MessageView("Password changed.");
    }
}
