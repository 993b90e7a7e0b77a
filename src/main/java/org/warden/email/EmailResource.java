package org.warden.email;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.MessageView;
import org.warden.http.Client;
import org.warden.http.Gate;
import org.warden.http.Throttle;
import org.warden.token.EndedSessions;

/** E-mail addresses. What is asked of a mailbox is answered there: here everybody is answered alike. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmailResource {
    @Inject
    EmailConfirmation confirmation;

    @Inject
    EmailChange change;

    @Inject
    EmailUndo undo;

    @Inject
    EndedSessions ended;

    @Inject
    Throttle throttle;

    @Inject
    JsonWebToken caller;

    @Inject
    HttpServletRequest http;

    @POST
    @Path("confirm-email")
    @PermitAll
    public MessageView confirm(@NotNull(message = "is required") @Valid LinkRequest request) {
        throttle.take(Client.of(http));
        confirmation.confirm(request.token(), Client.of(http));
        return new MessageView("E-mail address confirmed.");
    }

    @POST
    @Path("resend-confirmation")
    @PermitAll
    public Response resend(@NotNull(message = "is required") @Valid AddressRequest request) {
        throttle.take(Client.of(http));
        confirmation.resend(request.email(), Client.of(http));
        return accepted("If an account waits for this address to be confirmed, a link is on its way to it.");
    }

    @PUT
    @Path("email")
    @RolesAllowed(Gate.AUTHENTICATED)
    public Response change(@NotNull(message = "is required") @Valid EmailRequest request) {
        throttle.take(Client.of(http));
        change.request(caller, request, Client.of(http));
        return accepted("A link is on its way to the new address, which counts when that was used.");
    }

    @POST
    @Path("undo-email")
    @PermitAll
    public MessageView undo(@NotNull(message = "is required") @Valid LinkRequest request) {
        throttle.take(Client.of(http));
        undo.undo(request.token(), Client.of(http));
        ended.refresh();
        return new MessageView("The old e-mail address is back. A link for a new password is on its way to it.");
    }

    private static Response accepted(String message) {
        return Response.accepted(new MessageView(message)).build();
    }
}
