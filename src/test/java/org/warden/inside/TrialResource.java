package org.warden.inside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.json.MessageView;

/** Endpoints with typical mistakes, and one that returns the caller's id. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {
    @Inject
    TrialAct act;

    @Inject
    JsonWebToken caller;

    @Inject
    HttpServletRequest http;

    @GET
    @Path("forgotten")
    public MessageView withoutAnnotation() {
        return new MessageView("open");
    }

    @GET
    @Path("broken")
    @PermitAll
    public MessageView fails() {
        throw new IllegalStateException("secret detail");
    }

    @GET
    @Path("caller")
    @RolesAllowed(Gate.AUTHENTICATED)
    public MessageView caller() {
        return new MessageView(caller.getSubject());
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Gate.AUTHENTICATED)
    public String events() {
        return "data: " + caller.getSubject() + "\n\n";
    }

    @POST
    @Path("half")
    @RolesAllowed(Gate.AUTHENTICATED)
    public void half() {
        act.writeAndFail(Requester.of(http));
    }
}
