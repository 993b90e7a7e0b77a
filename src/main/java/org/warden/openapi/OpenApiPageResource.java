package org.warden.openapi;

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
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/**
 * A page that shows the description of the API and sends calls: Swagger UI. One method for each media type, so that the
 * description of each is exact; all answer from the one closed list.
 */
@Path(OpenApiPageResource.PATH + "/")
@ApplicationScoped
public class OpenApiPageResource {
    static final String PATH = "ui";

    @Inject
    HttpSettings settings;

    /**
     * Returns the page that shows this description and sends calls from a browser. Redirects an address without a slash at the
     * end, from which its files would not be found. With {@code warden.openapi.ui=false}, and in production unless that setting
     * says otherwise, this address and the files below it do not exist.
     */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/html;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control", "Content-Security-Policy"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control", "Content-Security-Policy"})
    public Response page(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        if (!request.getRequestURI().endsWith("/" + PATH + "/")) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/openapi/" + PATH + "/"))
                    .build();
        }
        return Files.ALL.answer("", request, response);
    }

    /** Returns a script of that page: our own, which starts it, or Swagger UI. */
    @GET
    @Path("{script: page.js|swagger-ui-bundle.js}")
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
        return Files.ALL.answer(script, request, response);
    }

    /** Returns the style of that page. */
    @GET
    @Path("swagger-ui.css")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/css;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response style(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return Files.ALL.answer("swagger-ui.css", request, response);
    }

    /** Returns the licences of what Swagger UI consists of, to which its script refers. */
    @GET
    @Path("swagger-ui-bundle.js.LICENSE.txt")
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses(ProblemType.NOT_FOUND)
    @Produces("text/plain;charset=UTF-8")
    @Answers(headers = {"ETag", "Cache-Control"})
    @Answers(
            status = 304,
            headers = {"ETag", "Cache-Control"})
    public Response licences(@Context HttpServletRequest request, @Context HttpServletResponse response) {
        return Files.ALL.answer("swagger-ui-bundle.js.LICENSE.txt", request, response);
    }

    /** Read at the first call: a node without readers of the page does not hold two megabytes for it. */
    static final class Files {
        static final StaticFiles ALL = new StaticFiles(Map.of(
                "",
                file("page.html")
                        .under("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                "page.js",
                file("page.js"),
                "swagger-ui-bundle.js",
                file("swagger-ui-bundle.js"),
                "swagger-ui.css",
                file("swagger-ui.css"),
                "swagger-ui-bundle.js.LICENSE.txt",
                file("swagger-ui-bundle.js.LICENSE.txt")));

        private Files() {}

        private static StaticFile file(String name) {
            return StaticFile.beside(OpenApiPageResource.class, name);
        }
    }
}
