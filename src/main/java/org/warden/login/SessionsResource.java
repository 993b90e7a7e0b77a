package org.warden.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.problem.SentId;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints for the caller's own sessions. */
@Path("user/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    @Inject
    SessionList list;

    @Inject
    SessionEnd end;

    @Inject
    HttpServletRequest http;

    /** Lists the live sessions of the caller's account, at most the 100 last used. */
    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public SessionsView list() {
        return list.of(Caller.of(http));
    }

    /** Ends one session of the caller's account. */
    @DELETE
    @Path("{id}")
    @Throttled(Cost.ENDING)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses(ProblemType.SESSION_NOT_FOUND)
    public void end(@PathParam("id") String id) {
        end.end(Caller.of(http), SentId.parse(id, ProblemType.SESSION_NOT_FOUND), Requester.of(http));
    }

    /** Ends every other session of the caller's account. */
    @DELETE
    @Throttled(Cost.ENDING)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public void endOthers() {
        end.endOthers(Caller.of(http), Requester.of(http));
    }
}
