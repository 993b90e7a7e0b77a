package org.warden.key;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.warden.http.Answers;
import org.warden.http.IfNoneMatch;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The public keys, for every service that verifies our tokens (RFC 7517, section 5). */
@Path("jwks.json")
@ApplicationScoped
public class JwksResource {
    /** RFC 7517, section 8.5.2. */
    private static final String JWK_SET = "application/jwk-set+json";

    @Inject
    KeyRing ring;

    @Inject
    KeySettings settings;

    @Inject
    HttpServletRequest http;

    /** Returns the public keys that verify access tokens (RFC 7517). */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces({MediaType.APPLICATION_JSON, JWK_SET})
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response keys() {
        Keys keys = ring.current();
        return IfNoneMatch.answer(http, keys.etag(), keys.jwks(), settings.cachingSeconds())
                .header("Vary", "Accept")
                .build();
    }
}
