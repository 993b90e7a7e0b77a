package org.warden.recovery;

import jakarta.annotation.security.PermitAll;
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
import org.warden.account.MessageView;
import org.warden.http.Client;
import org.warden.http.Throttle;
import org.warden.token.EndedSessions;

/** A forgotten password. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResetResource {
    @Inject
    PasswordReset reset;

    @Inject
    EndedSessions ended;

    @Inject
    Throttle throttle;

    @Inject
    HttpServletRequest http;

    @POST
    @Path("forgot-password")
    @PermitAll
    public Response request(@NotNull(message = "is required") @Valid ForgottenRequest request) {
        throttle.take(Client.of(http));
        reset.request(request.email(), Client.of(http));
        return Response.accepted(new MessageView(
                        "If an account has this address, a link for a new password is on its way to it."))
                .build();
    }

    @POST
    @Path("reset-password")
    @PermitAll
    public MessageView reset(@NotNull(message = "is required") @Valid ResetRequest request) {
        throttle.take(Client.of(http));
        reset.reset(request, Client.of(http));
        ended.refresh();
        return new MessageView("Password changed.");
    }
}
