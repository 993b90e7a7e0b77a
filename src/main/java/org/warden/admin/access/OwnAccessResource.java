package org.warden.admin.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.json.ParsedAs;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.Permission;
import org.warden.token.AccessToken;

/** Why the caller may do something, or may not. */
@Path("user/access")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccessResource {
    @Inject
    AccessReading reading;

    @Inject
    HttpServletRequest http;

    /**
     * Explains whether the caller may do something, and why.
     *
     * @param permission such as {@code product:update}; either this or {@code role} is required
     * @param role the name of a role; either this or {@code permission} is required
     * @param issued when the token in question was issued; absent for the token of this request
     */
    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses(ProblemType.INVALID_INPUT)
    public AccessView explain(
            @QueryParam("permission") @ParsedAs(pattern = Permission.FORM, longest = Permission.LONGEST)
                    String permission,
            @QueryParam("role") @ParsedAs(pattern = AccessQuery.ROLE) String role,
            @QueryParam("issued") @ParsedAs(format = "date-time") String issued) {
        AccessToken token = (AccessToken) http.getAttribute(Caller.TOKEN);
        return reading.own(token, AccessQuery.of(permission, role, issued));
    }
}
