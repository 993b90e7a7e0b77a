package org.warden.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Gate;

/** My account. */
@Path("user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProfileResource {
    @Inject
    Profile profile;

    @Inject
    JsonWebToken caller;

    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    public AccountView show() {
        return profile.show(UUID.fromString(caller.getSubject()));
    }
}
