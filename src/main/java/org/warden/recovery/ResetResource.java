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
import java.util.Optional;
import org.warden.account.TakenMeanwhile;
import org.warden.http.Answers;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.lifecycle.Confirmation;
import org.warden.password.PasswordHashing;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.Rule;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for a forgotten password. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ResetResource {
    @Inject
    PasswordHashing passwords;

    @Inject
    PasswordReset reset;

    @Inject
    HttpServletRequest http;

    /** Mails a link for a new password if an account has this address. The answer is the same for every address. */
    @POST
    @Path("forgot-password")
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses({})
    @Answers(status = 202, view = MessageView.class)
    public Response request(@NotNull(message = "is required") @Valid ForgottenRequest request) {
        reset.request(request.email(), Requester.of(http));
        return Response.accepted(new MessageView(
                        "If an account has this address, a link for a new password is on its way to it."))
                .build();
    }

    /** Sets a new password with a mailed link, or accepts an invitation. Every session ends. */
    @POST
    @Path("reset-password")
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses({ProblemType.INVALID_LINK, ProblemType.USERNAME_TAKEN})
    public MessageView reset(@NotNull(message = "is required") @Valid ResetRequest request) {
        Optional<String> former = reset.require(request);
        if (former.isPresent() && passwords.match(Requester.of(http), request.newPassword(), former.get())) {
            throw Problem.invalid("newPassword", Rule.SAME_PASSWORD, "must differ from the present password");
        }
        String hash = passwords.hash(Requester.of(http), request.newPassword());
        if (!TakenMeanwhile.retried(() -> reset.reset(request, hash, Requester.of(http)))) {
            throw Confirmation.nameTaken();
        }
        return new MessageView("Password changed.");
    }
}
