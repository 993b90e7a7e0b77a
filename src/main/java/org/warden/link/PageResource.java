package org.warden.link;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.warden.http.Answers;
import org.warden.http.HttpSettings;
import org.warden.page.StaticFile;
import org.warden.page.StaticFiles;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The page behind a mailed link. It describes the action and performs it when the reader presses the button; opening it changes
 * nothing. One method for each media type, so that the description of each is exact; all answer from the one closed list.
 */
@Path("")
@ApplicationScoped
public class PageResource {
    private static final StaticFile PAGE = StaticFile.beside(PageResource.class, "page.html")
            .under("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'");

    static final StaticFiles FILES = new StaticFiles(Map.of(
            "confirm-email", PAGE,
            "undo-email", PAGE,
            "reset-password", PAGE,
            "invitation", PAGE,
            "link.js", StaticFile.beside(PageResource.class, "link.js"),
            "link.css", StaticFile.beside(PageResource.class, "link.css")));

    @Inject
    HttpSettings settings;

    /**
     * Returns the page behind a mailed link. It is the same for every link: its script shows the form that the address names.
     * Redirects an address with a trailing slash or parameter, from which the script would not work. A browser keeps the part
     * after the {@code #} on a redirect.
     */
    @GET
    @Path("{page: confirm-email|undo-email|reset-password|invitation}")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces("text/html;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control", "Content-Security-Policy"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control", "Content-Security-Policy"})
    public Response page(
            @PathParam("page") String page,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        if (!request.getRequestURI().endsWith("/" + page)) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/link/" + page))
                    .build();
        }
        return FILES.answer(page, request, response);
    }

    /** Returns the script of the page behind a mailed link. */
    @GET
    @Path("link.js")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces("text/javascript;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response script(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return FILES.answer("link.js", request, response);
    }

    /** Returns the style of the page behind a mailed link. */
    @GET
    @Path("link.css")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({})
    @Produces("text/css;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response style(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return FILES.answer("link.css", request, response);
    }
}
