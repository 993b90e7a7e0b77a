package org.warden.key;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Client;
import org.warden.key.KeysView.KeyView;
import org.warden.role.Role;

/** The signing keys, for administrators. */
@Path("keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {
    @Inject
    KeyList list;

    @Inject
    KeyRotation rotation;

    @Inject
    KeyRing ring;

    @Inject
    HttpServletRequest http;

    @GET
    @RolesAllowed(Role.ADMINISTRATOR)
    public KeysView list() {
        return list.all();
    }

    @POST
    @Path("rotate")
    @RolesAllowed(Role.ADMINISTRATOR)
    public KeyView rotate() {
        KeyView announced = rotation.rotate(Client.of(http));
        ring.reload();
        return announced;
    }

    @POST
    @Path("{kid}/revoke")
    @RolesAllowed(Role.ADMINISTRATOR)
    public KeyView revoke(@PathParam("kid") String kid) {
        KeyView revoked = rotation.revoke(kid, Client.of(http));
        ring.reload();
        return revoked;
    }
}
