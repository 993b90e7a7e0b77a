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
import org.warden.http.Gate.StepUp;
import org.warden.http.Requester;
import org.warden.key.KeysView.KeyView;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

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
    HttpServletRequest http;

    /** Lists the signing keys, without key material. */
    @GET
    @RolesAllowed(OwnPermissions.KEY_READ)
    @Refuses({})
    public KeysView list() {
        return list.all();
    }

    /** Announces a new signing key, or returns the one that is announced already. */
    @POST
    @Path("rotate")
    @StepUp
    @Throttled(Cost.HASH)
    @RolesAllowed(OwnPermissions.KEY_ROTATE)
    @Refuses({})
    public KeyView rotate() {
        return rotation.rotate(Requester.of(http));
    }

    /**
     * Revokes a signing key at once: the tokens that it has signed are no longer valid.
     *
     * @param kid the id of the key
     */
    @POST
    @Path("{kid}/revoke")
    @StepUp
    @Throttled(Cost.HASH)
    @RolesAllowed(OwnPermissions.KEY_REVOKE)
    @Refuses(ProblemType.KEY_NOT_FOUND)
    public KeyView revoke(@PathParam("kid") String kid) {
        return rotation.revoke(kid, Requester.of(http));
    }
}
