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
import org.warden.account.TakenMeanwhile;
import org.warden.http.Answers;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.lifecycle.Confirmation;
import org.warden.password.PasswordHashing;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The endpoints for e-mail addresses. Only the mailbox learns whether an account has an address: every caller gets the same
 * answer.
 */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EmailResource {
    @Inject
    CredentialCheck credentials;

    @Inject
    PasswordHashing passwords;

    @Inject
    EmailConfirmation confirmation;

    @Inject
    EmailChange change;

    @Inject
    EmailUndo undo;

    @Inject
    HttpServletRequest http;

    /** Confirms an e-mail address with a mailed link. */
    @POST
    @Path("confirm-email")
    @Throttled(Cost.WRITE)
    @PermitAll
    @Refuses({ProblemType.INVALID_LINK, ProblemType.EMAIL_TAKEN, ProblemType.USERNAME_TAKEN, ProblemType.OVERLOADED})
    public MessageView confirm(@NotNull(message = "is required") @Valid LinkRequest request) {
        if (!TakenMeanwhile.retried(() -> confirmation.confirm(request.token(), Requester.of(http)))) {
            throw Confirmation.nameTaken();
        }
        return new MessageView("E-mail address confirmed.");
    }

    /** Mails another link if this address waits for confirmation. The answer is the same for every address. */
    @POST
    @Path("resend-confirmation")
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses({})
    @Answers(status = 202, view = MessageView.class)
    public Response resend(@NotNull(message = "is required") @Valid AddressRequest request) {
        confirmation.resend(request.email(), Requester.of(http));
        return accepted("If this address awaits confirmation, a link is on its way to it.");
    }

    /** Mails a link to a new e-mail address, which takes effect when the link is used. */
    @PUT
    @Path("email")
    @StepUp(When.SECOND_FACTOR)
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    @Answers(status = 202, view = MessageView.class)
    public Response change(@NotNull(message = "is required") @Valid EmailRequest request) {
        Proof owner = credentials.owner(Caller.of(http), "password", request.password());
        change.request(owner, request.email(), Requester.of(http));
        return accepted("A link is on its way to the new address. The change takes effect when the link is used.");
    }

    /**
     * Restores the former e-mail address with a mailed link. Every session ends, the password no longer works, and a link for a
     * new one is mailed.
     */
    @POST
    @Path("undo-email")
    @Throttled(Cost.HASH)
    @PermitAll
    @Refuses(ProblemType.INVALID_LINK)
    public MessageView undo(@NotNull(message = "is required") @Valid LinkRequest request) {
        undo.requireLink(request.token());
        undo.undo(request.token(), passwords.hashOfNone(Requester.of(http)), Requester.of(http));
        return new MessageView("The old e-mail address is restored. A link for a new password is on its way to it.");
    }

    private static Response accepted(String message) {
        return Response.accepted(new MessageView(message)).build();
    }
}
