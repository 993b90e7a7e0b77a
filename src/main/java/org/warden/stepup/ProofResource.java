package org.warden.stepup;

import jakarta.annotation.security.RolesAllowed;
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
import java.util.UUID;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.proof.Proof;
import org.warden.secondfactor.ProofRequest;
import org.warden.secondfactor.SecondFactorProof;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint at which a caller proves the account again. */
@Path("user/proof")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProofResource {
    @Inject
    SecondFactorProof secondFactor;

    @Inject
    Reauthentication reauthentication;

    @Inject
    HttpServletRequest http;

    /**
     * Proves the account again. Returns an access token of the same session, with the time of this proof. Requires a session,
     * which HTTP Basic does not have.
     */
    @POST
    @Throttled(Cost.HASH)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    @Consumes(MediaType.APPLICATION_JSON)
    public ProofView prove(@NotNull(message = "is required") @Valid ProofRequest request) {
        Caller caller = Caller.of(http);
        UUID session = caller.session()
                .orElseThrow(() -> new Problem(ProblemType.TOKEN_REQUIRED, "An access token of a session is needed."));
        Proof proof = secondFactor.owner(caller, request, Requester.of(http));
        return reauthentication.accept(proof, session, Requester.of(http));
    }
}
