package org.warden.session;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where credentials become a token. A first-party login, not an OAuth grant. */
@Path("user/token")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokenResource {
    @Inject
    Login login;

    @POST
    @PermitAll
    public TokenView issue(@NotNull(message = "is required") @Valid TokenRequest request) {
        return login.open(request);
    }
}
