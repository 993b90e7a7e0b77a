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
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Client;
import org.warden.http.Gate;
import org.warden.token.EndedSessions;

/** My second factor. */
@Path("user/2fa")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecondFactorResource {
    @Inject
    SecondFactorSetup setup;

    @Inject
    SecondFactorChange change;

    @Inject
    EndedSessions ended;

    @Inject
    JsonWebToken caller;

    @Inject
    HttpServletRequest http;

    @POST
    @RolesAllowed(Gate.AUTHENTICATED)
    public SetupView start() {
        return setup.start(UUID.fromString(caller.getSubject()), Client.of(http));
    }

    @POST
    @Path("confirm")
    @RolesAllowed(Gate.AUTHENTICATED)
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodesView confirm(@NotNull(message = "is required") @Valid ProofRequest proof) {
        RecoveryCodesView codes = setup.confirm(caller, proof, Client.of(http));
        ended.refresh();
        return codes;
    }

    @DELETE
    @RolesAllowed(Gate.AUTHENTICATED)
    @Consumes(MediaType.WILDCARD) // No body has no type, and who may not is told so first. The reader asks for one.
    public void remove(@NotNull(message = "is required") @Valid ProofRequest proof) {
        change.remove(caller, proof, Client.of(http));
        ended.refresh();
    }

    @POST
    @Path("recovery-codes")
    @RolesAllowed(Gate.AUTHENTICATED)
    @Consumes(MediaType.APPLICATION_JSON)
    public RecoveryCodesView renewCodes(@NotNull(message = "is required") @Valid ProofRequest proof) {
        return change.renewCodes(caller, proof, Client.of(http));
    }
}
