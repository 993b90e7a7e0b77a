package org.example.orders;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Users read, administrators write, and a permission is needed to change a product. */
@Path("orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {
    @Inject
    JsonWebToken caller;

    @GET
    @RolesAllowed("User")
    public Map<String, String> read() {
        return Map.of("name", caller.getName(), "account", caller.getSubject());
    }

    @POST
    @RolesAllowed("Administrator")
    public Map<String, String> write() {
        return read();
    }

    @PUT
    @RolesAllowed("product:update")
    public Map<String, String> update() {
        return read();
    }
}
