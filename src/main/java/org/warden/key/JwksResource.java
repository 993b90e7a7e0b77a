package org.warden.key;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The public keys for every service that verifies our tokens (RFC 7517, section 5). */
@Path("jwks.json")
@ApplicationScoped
public class JwksResource {
    /** In seconds: how long a verifier may keep the keys before it asks again. */
    private static final String CACHING = "public, max-age=300";

    @Inject
    KeyRing ring;

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response keys(@Context Request request) {
        Keys keys = ring.current();
        EntityTag etag = new EntityTag(keys.etag());
        Response.ResponseBuilder unchanged = unchanged(request, etag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(keys.jwks()) : unchanged;
        return answer.tag(etag).header("Cache-Control", CACHING).build();
    }

    /** A condition that cannot be read is none: the keys are sent. */
    private static Response.ResponseBuilder unchanged(Request request, EntityTag etag) {
        try {
            return request.evaluatePreconditions(etag);
        } catch (ProcessingException | IllegalArgumentException unreadable) {
            return null;
        }
    }
}
