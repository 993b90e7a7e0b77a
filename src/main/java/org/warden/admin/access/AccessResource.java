package org.warden.admin.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.warden.account.Accounts;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;

/** Why an account may do something, for a helpdesk. */
@Path("users/{id}/access")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {
    @Inject
    AccessReading reading;

    @GET
    @RolesAllowed(OwnPermissions.ACCOUNT_READ)
    @Refuses({ProblemType.INVALID_INPUT, ProblemType.ACCOUNT_NOT_FOUND})
    public AccessView explain(
            @PathParam("id") String id,
            @QueryParam("permission") String permission,
            @QueryParam("role") String role,
            @QueryParam("issued") String issued) {
        AccessQuery query = AccessQuery.of(permission, role, issued);
        return reading.of(Accounts.id(id), query);
    }
}
