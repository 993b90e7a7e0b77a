package org.warden.token;

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
import org.warden.role.RolePermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The permissions of each role, for services that find only the names of roles in our tokens. */
@Path("warden-permissions")
@ApplicationScoped
public class PermissionsResource {
    private static final int CACHING_SECONDS = 300;

    @Inject
    RolePermissions permissions;

    @Inject
    HttpServletRequest http;

    /** Returns the permissions of each role that has any. */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces(MediaType.APPLICATION_JSON)
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response roles() {
        RolePermissions.Published published = permissions.published();
        return IfNoneMatch.answer(http, published.etag(), published.json(), CACHING_SECONDS)
                .build();
    }
}
