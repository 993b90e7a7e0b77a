package org.warden.key;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;

/** The public keys for every service that verifies our tokens (RFC 7517, section 5). */
@Path("jwks.json")
@ApplicationScoped
public class JwksResource {
    @Inject
    KeyRing ring;

    @Inject
    KeySettings settings;

    @GET
    @PermitAll
    @Produces(MediaType.APPLICATION_JSON)
    public Response keys(@HeaderParam("If-None-Match") List<String> known) {
        Keys keys = ring.current();
        boolean unchanged = known.stream().anyMatch(list -> names(list, keys.etag()));
        Response.ResponseBuilder answer = unchanged ? Response.notModified() : Response.ok(keys.jwks());
        return answer.tag(new EntityTag(keys.etag()))
                .header("Cache-Control", "public, max-age=" + settings.cachingSeconds())
                .build();
    }

    /** By weak comparison (RFC 9110, section 13.1.2); what cannot be read names nothing. The servers' own ways differ. */
    private static boolean names(String list, String etag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals('"' + etag + '"'));
    }
}
