package org.warden.registration;

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
import org.warden.registration.Registration.TakenMeanwhile;

/** Where strangers register. */
@Path("user/register")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {
    @Inject
    Registration registration;

    @Inject
    RegistrationSettings settings;

    @Inject
    Throttle throttle;

    @Inject
    HttpServletRequest http;

    @POST
    @PermitAll
    public Response register(@NotNull(message = "is required") @Valid RegistrationRequest request) {
        throttle.take(Client.of(http));
        if (settings.confirmEmail()) {
            invite(request);
            return Response.accepted(new MessageView("A mail is on its way to " + request.email() + "."))
                    .build();
        }
        return Response.status(Response.Status.CREATED)
                .entity(registration.register(request, Client.of(http)))
                .build();
    }

    private void invite(RegistrationRequest request) {
        try {
            registration.invite(request, Client.of(http));
        } catch (TakenMeanwhile lost) {
            registration.invite(request, Client.of(http));
        }
    }
}
