package org.warden.inside;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Gate;
import org.warden.http.Requester;
import org.warden.json.MessageView;
import org.warden.page.StaticFile;
import org.warden.page.StaticFiles;

/** Endpoints with typical mistakes, and one that returns the caller's id. */
@Path("")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {
    private static final long LATER_MILLIS = 300;
    static final String POLICY = "default-src 'none'; style-src 'self'";

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
    @Path("page")
    @PermitAll
    @Produces("text/html;charset=UTF-8")
    public Response page(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        StaticFile page = StaticFile.beside(TrialResource.class, "page.html").under(POLICY);
        return new StaticFiles(Map.of("page", page)).answer("page", request, response);
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Gate.AUTHENTICATED)
    public void events(@Context SseEventSink sink, @Context Sse sse) {
        String id = caller.getSubject();
        sink.send(sse.newEvent(id));
        new Thread(() -> continueLater(sink, sse)).start();
    }

    /** The request has ended by then. */
    private static void continueLater(SseEventSink sink, Sse sse) {
        try (sink) {
            Thread.sleep(LATER_MILLIS);
            sink.send(sse.newEvent("later"));
        } catch (InterruptedException | IllegalStateException gone) {
            Thread.currentThread().interrupt();
        }
    }

    @POST
    @Path("half")
    @RolesAllowed(Gate.AUTHENTICATED)
    public void half() {
        act.writeAndFail(Requester.of(http));
    }
}
