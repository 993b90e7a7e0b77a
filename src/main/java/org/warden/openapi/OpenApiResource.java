package org.warden.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.warden.http.Answers;
import org.warden.http.IfNoneMatch;
import org.warden.page.StaticFile;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The endpoint for the description of the API. Its media type is the one that every tool accepts and a browser shows. */
@Path("")
@ApplicationScoped
public class OpenApiResource {
    private static final int CACHING_SECONDS = 300;
    private static final StaticFile DOCUMENT = StaticFile.beside(OpenApiResource.class, "openapi.json");

    @Inject
    HttpServletRequest http;

    /** Returns this description of the API. */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces(MediaType.APPLICATION_JSON)
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response document() {
        return IfNoneMatch.answer(http, DOCUMENT.tag(), DOCUMENT.content(), CACHING_SECONDS)
                .build();
    }
}
