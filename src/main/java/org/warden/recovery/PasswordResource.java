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
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.MessageView;
import org.warden.http.Client;
import org.warden.http.Gate;
import org.warden.token.EndedSessions;

/** My password. */
@Path("user/password")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PasswordResource {
    @Inject
    PasswordChange change;

    @Inject
    EndedSessions ended;

    @Inject
    JsonWebToken caller;

    @Inject
    HttpServletRequest http;

    @PUT
    @RolesAllowed(Gate.AUTHENTICATED)
    public MessageView change(@NotNull(message = "is required") @Valid PasswordRequest request) {
        change.change(caller, request, Client.of(http));
        ended.refresh();
        return new MessageView("Password changed.");
    }
}
