package org.warden.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;

/** The endpoint that lists accounts. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    @Inject
    UserList list;

    @Inject
    HttpServletRequest http;

    /** Lists accounts. */
    @GET
    @RolesAllowed(OwnPermissions.ACCOUNT_READ)
    @Refuses(ProblemType.INVALID_INPUT)
    public UsersView page(@BeanParam UsersQuery query) {
        return list.page(Caller.of(http), query);
    }
}
