package org.warden.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.role.Role;

/** Roles of accounts, as the guides address them. */
@Path("user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RoleAssignmentResource {
    @Inject
    RoleAssignment assignment;

    @Inject
    RolesInForce inForce;

    @Inject
    JsonWebToken caller;

    @POST
    @Path("addrole")
    @RolesAllowed(Role.ADMINISTRATOR)
    public MessageView add(@NotNull(message = "is required") @Valid RoleRequest request) {
        String role = assignment.add(callerId(), request.email(), request.role());
        inForce.reload();
        return new MessageView("Added " + role + " to user " + request.email() + ".");
    }

    @POST
    @Path("removerole")
    @RolesAllowed(Role.ADMINISTRATOR)
    public MessageView remove(@NotNull(message = "is required") @Valid RoleRequest request) {
        String role = assignment.remove(callerId(), request.email(), request.role());
        inForce.reload();
        return new MessageView("Removed " + role + " from user " + request.email() + ".");
    }

    private UUID callerId() {
        return UUID.fromString(caller.getSubject());
    }
}
