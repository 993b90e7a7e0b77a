package org.warden.secondfactor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Gate.StepUp;
import org.warden.http.Gate.StepUp.When;
import org.warden.http.Requester;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for the caller's own second factor. */
@Path("user/2fa")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecondFactorResource {
    @Inject
    SecondFactorProof secondFactor;

    @Inject
    SecondFactorSetup setup;

    @Inject
    SecondFactorChange change;

    @Inject
    HttpServletRequest http;

    /** Returns a new secret for an authenticator app. It has no effect until it is confirmed. */
    @POST
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses(ProblemType.SECOND_FACTOR_ACTIVE)
    public SetupView start() {
        return setup.start(Caller.of(http), Requester.of(http));
    }

    /** Turns the second factor on with a first code of the app. Every other session ends. */
    @POST
    @Path("confirm")
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses(ProblemType.SECOND_FACTOR_ACTIVE)
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodesView confirm(@NotNull(message = "is required") @Valid ProofRequest proof) {
        Caller caller = Caller.of(http);
        Requester requester = Requester.of(http);
        return setup.confirm(secondFactor.first(caller, proof, requester), proof.code(), caller, requester);
    }

    /** Removes the second factor. Every other session ends. */
    @DELETE
    @StepUp(When.SECOND_FACTOR)
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    @Consumes(MediaType.WILDCARD) // An empty body has no type: 415 must not precede 401. The reader checks the type.
    public void remove(@NotNull(message = "is required") @Valid ProofRequest proof) {
        Caller caller = Caller.of(http);
        Requester requester = Requester.of(http);
        change.remove(secondFactor.both(caller, proof, requester), caller, requester);
    }

    /** Replaces the recovery codes; the old ones no longer work. */
    @POST
    @Path("recovery-codes")
    @StepUp(When.SECOND_FACTOR)
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodesView renewCodes(@NotNull(message = "is required") @Valid ProofRequest proof) {
        Requester requester = Requester.of(http);
        return change.renewCodes(secondFactor.both(Caller.of(http), proof, requester), requester);
    }
}
