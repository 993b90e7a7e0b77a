package org.warden.ticket;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoints that issue tickets, and use them for a service that has received one. */
@Path("user")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {
    @Inject
    Tickets tickets;

    @Inject
    TicketUse use;

    @Inject
    HttpServletRequest http;

    /** Issues a ticket for one connection. Requires a session, which HTTP Basic does not have. */
    @POST
    @Path("ticket")
    @Throttled(Cost.WRITE)
    @RolesAllowed(Gate.AUTHENTICATED)
    @Refuses({})
    public TicketView issue() {
        UUID session = Caller.of(http)
                .session()
                .orElseThrow(() -> new Problem(ProblemType.TOKEN_REQUIRED, "An access token of a session is needed."));
        return new TicketView(tickets.issue(session), Tickets.LIFE.toSeconds());
    }

    /**
     * Uses a ticket, and returns its caller. Answers with claims and not with a token: a ticket must be worth one connection
     * only.
     */
    @POST
    @Path("use-ticket")
    @Throttled(Cost.WRITE)
    @PermitAll
    @Refuses(ProblemType.INVALID_TOKEN)
    @Consumes(MediaType.APPLICATION_JSON)
    public HolderView use(@NotNull(message = "is required") @Valid TicketRequest request) {
        return use.of(request.ticket(), Requester.of(http))
                .map(HolderView::of)
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TOKEN, "The ticket is not valid."));
    }
}
