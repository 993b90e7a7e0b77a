package org.example.shop;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Gate;
import org.warden.problem.Problem;

/** An event stream of new and changed products. It first says that it is connected. A browser opens it with a ticket. */
@Path("events")
@ApplicationScoped
public class EventResource {
    @Inject
    Audience audience;

    @GET
    @RolesAllowed(Gate.AUTHENTICATED)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void open(@Context SseEventSink sink, @Context Sse sse, @Context SecurityContext security) {
        JsonWebToken caller = (JsonWebToken) security.getUserPrincipal();
        if (!audience.join(caller, new EventStream(sink, sse))) {
            throw Problem.own(429, "too-many-connections", "Too many connections", "Close another connection first.");
        }
    }
}
