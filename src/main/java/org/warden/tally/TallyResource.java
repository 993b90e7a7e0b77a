package org.warden.tally;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.role.OwnPermissions;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint for numbers of events, for charts. */
@Path("audit/counts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TallyResource {
    @Inject
    TallyReading reading;

    /** Counts events of the audit log by action, for each hour or day. An event is counted within a few seconds. */
    @GET
    @Throttled(value = Cost.LIST, oneAtATime = true)
    @RolesAllowed(OwnPermissions.AUDIT_READ)
    @Refuses(ProblemType.INVALID_INPUT)
    public TallyView counts(@BeanParam TallyQuery query) {
        return reading.counts(query);
    }
}
