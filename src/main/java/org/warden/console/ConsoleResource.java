package org.warden.console;

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
import org.warden.http.Answers;
import org.warden.http.HttpSettings;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * The console, and the files of both pages. One method for each media type, so that the description of each is exact; all
 * answer from the one closed list.
 */
@Path("/")
@ApplicationScoped
public class ConsoleResource {
    @Inject
    HttpSettings settings;

    /**
     * Returns the console for administrators, a page for browsers. Redirects an address without a slash at the end, from which
     * its files would not be found. With {@code warden.console.enabled=false}, this address and those below it do not exist.
     */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/html;charset=UTF-8")
    @Answers(
            headers = {
                "ETag",
                "Cache-Control",
                "Content-Security-Policy",
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy"
            })
    @Answers(
            status = 304,
            headers = {
                "ETag",
                "Cache-Control",
                "Content-Security-Policy",
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy"
            })
    public Response page(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        if (!request.getRequestURI().endsWith("/console/")) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/console/"))
                    .build();
        }
        return ConsoleFiles.page(ConsoleFiles.CONSOLE, request, response);
    }

    /** Returns a script of the pages. */
    @GET
    @Path("{script}")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/javascript;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response script(
            @PathParam("script") String script,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        return ConsoleFiles.file(script, request, response);
    }

    /** Returns a script of the pages: a part, a screen, the words of a language, or a library. */
    @GET
    @Path("{folder}/{script}")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/javascript;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response scriptInFolder(
            @PathParam("folder") String folder,
            @PathParam("script") String script,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        return ConsoleFiles.file(folder + "/" + script, request, response);
    }

    /** Returns the style of the pages. */
    @GET
    @Path(ConsoleFiles.STYLE)
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/css;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response style(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return ConsoleFiles.file(ConsoleFiles.STYLE, request, response);
    }

    /** Returns the licences of the libraries in the pages. */
    @GET
    @Path(ConsoleFiles.LICENCES)
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/plain;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response licences(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return ConsoleFiles.file(ConsoleFiles.LICENCES, request, response);
    }
}
