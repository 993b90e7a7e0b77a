package org.warden.secured;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Gate;
import org.warden.json.MessageView;
import org.warden.problem.Refuses;
import org.warden.role.Role;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** Data for authenticated callers, and a change for administrators only. */
@Path("secured")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SecuredResource {
    private static final MessageView DATA =
            new MessageView("This Secured Data is available only for Authenticated Users.");

    /** Returns data for every authenticated caller, as an example. */
    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public MessageView read() {
        return DATA;
    }

    /** Stands for a change that only administrators may make, as an example. */
    @POST
    @Throttled(Cost.NOTHING)
    @RolesAllowed(Role.ADMINISTRATOR)
    @Refuses({})
    public MessageView change() {
        return DATA;
    }
}
