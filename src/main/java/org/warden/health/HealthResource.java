package org.warden.health;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.warden.http.Answers;
import org.warden.key.KeyRing;
import org.warden.problem.Refuses;
import org.warden.shutdown.Drain;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The probes: 200 if the answer is yes, otherwise 503. They are answered until the end, even while every other request is
 * refused.
 */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
    @Inject
    Pulse pulse;

    @Inject
    Drain drain;

    @Inject
    KeyRing keys;

    /** Whether the start is complete. Before, most servers answer 404 themselves. */
    @GET
    @Path("started")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Answers(view = HealthView.class)
    @Answers(status = 503, view = HealthView.class)
    @Refuses({})
    public Response started() {
        return answer(pulse.hasStarted());
    }

    /** Whether the node still watches what other nodes change. If not, only a restart helps. */
    @GET
    @Path("live")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Answers(view = HealthView.class)
    @Answers(status = 503, view = HealthView.class)
    @Refuses({})
    public Response live() {
        return answer(pulse.isAlive());
    }

    /** Whether the node may get requests. */
    @GET
    @Path("ready")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Answers(view = HealthView.class)
    @Answers(status = 503, view = HealthView.class)
    @Refuses({})
    public Response ready() {
        return answer(pulse.hasStarted() && !drain.isStopping() && keys.canSign());
    }

    private static Response answer(boolean up) {
        return Response.status(up ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(HealthView.of(up))
                .build();
    }
}
