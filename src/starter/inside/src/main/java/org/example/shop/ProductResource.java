package org.example.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** Every caller with a token may read products. Changing them needs a permission, and is limited like every write. */
@Path("products")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProductResource {
    @Inject
    Products products;

    @Inject
    Audience audience;

    @Inject
    HttpServletRequest http;

    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    public ProductsView list(@QueryParam("after") UUID after) {
        return products.page(after);
    }

    @POST
    @Throttled(Cost.WRITE)
    @RolesAllowed("product:create")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(@NotNull(message = "is required") @Valid ProductRequest request) {
        ProductView created = products.create(request, Requester.of(http));
        audience.tell(created);
        return Response.status(Status.CREATED).entity(created).build();
    }

    @PUT
    @Throttled(Cost.WRITE)
    @Path("{id}")
    @RolesAllowed("product:update")
    @Consumes(MediaType.APPLICATION_JSON)
    public ProductView change(
            @PathParam("id") UUID id, @NotNull(message = "is required") @Valid ProductRequest request) {
        ProductView changed = products.change(id, request, Requester.of(http));
        audience.tell(changed);
        return changed;
    }

    @DELETE
    @Throttled(Cost.WRITE)
    @Path("{id}")
    @RolesAllowed("product:delete")
    public void delete(@PathParam("id") UUID id) {
        products.delete(id, Requester.of(http));
    }
}
