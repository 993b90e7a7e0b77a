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
import org.warden.account.TakenMeanwhile;
import org.warden.http.Answers;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.password.PasswordHashing;
import org.warden.password.PasswordPolicy;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint for registrations. */
@Path("user/register")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {
    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHashing passwords;

    @Inject
    Registration registration;

    @Inject
    RegistrationSettings settings;

    @Inject
    HttpServletRequest http;

    /**
     * Registers an account. With {@code warden.registration.confirm-email} the answer is always 202, and the account can be
     * used when its address is confirmed.
     */
    @POST
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses({ProblemType.EMAIL_TAKEN, ProblemType.USERNAME_TAKEN})
    @Answers(status = 201, view = RegistrationView.class)
    @Answers(status = 202, view = MessageView.class)
    public Response register(@NotNull(message = "is required") @Valid RegistrationRequest request) {
        policy.require("password", request.password(), request.person().names());
        if (settings.confirmEmail()) {
            String hash = passwords.hash(Requester.of(http), request.password());
            TakenMeanwhile.retried(() -> registration.invite(request.person(), hash, Requester.of(http)));
            return Response.accepted(new MessageView("A mail is on its way to " + request.email() + "."))
                    .build();
        }
        return Response.status(Response.Status.CREATED).entity(usable(request)).build();
    }

    private RegistrationView usable(RegistrationRequest request) {
        registration.requireFree(request.person());
        return registration.register(
                request.person(), passwords.hash(Requester.of(http), request.password()), Requester.of(http));
    }
}
