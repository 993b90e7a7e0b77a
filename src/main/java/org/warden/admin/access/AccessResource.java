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
import org.warden.json.ParsedAs;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.role.Permission;

/** Why an account may do something, for a helpdesk. */
@Path("users/{id}/access")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccessResource {
    @Inject
    AccessReading reading;

    /**
     * Explains whether an account may do something, and why.
     *
     * @param permission such as {@code product:update}; either this or {@code role} is required
     * @param role the name of a role; either this or {@code permission} is required
     * @param issued when the token in question was issued; absent for the next token
     */
    @GET
    @RolesAllowed(OwnPermissions.ACCOUNT_READ)
    @Refuses({ProblemType.INVALID_INPUT, ProblemType.ACCOUNT_NOT_FOUND})
    public AccessView explain(
            @PathParam("id") String id,
            @QueryParam("permission") @ParsedAs(pattern = Permission.FORM, longest = Permission.LONGEST)
                    String permission,
            @QueryParam("role") @ParsedAs(pattern = AccessQuery.ROLE) String role,
            @QueryParam("issued") @ParsedAs(format = "date-time") String issued) {
        AccessQuery query = AccessQuery.of(permission, role, issued);
        return reading.of(Accounts.id(id), query);
    }
}
