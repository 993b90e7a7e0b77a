package org.warden.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;

/** The endpoint that counts accounts. */
@Path("users/counts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CountsResource {
    @Inject
    UserCounts counts;

    /** Counts the accounts; the numbers are at most a minute old. */
    @GET
    @RolesAllowed(OwnPermissions.ACCOUNT_READ)
    @Refuses({})
    public CountsView counts() {
        return counts.latest();
    }
}
