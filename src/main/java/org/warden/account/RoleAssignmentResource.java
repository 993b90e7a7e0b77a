package org.warden.account;

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
import org.warden.http.Client;
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
    HttpServletRequest http;

    @POST
    @Path("addrole")
    @RolesAllowed(Role.ADMINISTRATOR)
    public MessageView add(@NotNull(message = "is required") @Valid RoleRequest request) {
        String role = assignment.add(Client.of(http), request.email(), request.role());
        inForce.reload();
        return new MessageView("Added " + role + " to user " + request.email() + ".");
    }

    @POST
    @Path("removerole")
    @RolesAllowed(Role.ADMINISTRATOR)
    public MessageView remove(@NotNull(message = "is required") @Valid RoleRequest request) {
        String role = assignment.remove(Client.of(http), request.email(), request.role());
        inForce.reload();
        return new MessageView("Removed " + role + " from user " + request.email() + ".");
    }
}
