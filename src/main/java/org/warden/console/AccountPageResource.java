package org.warden.console;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** The account page. Its files are those of the console. */
@Path("/")
@ApplicationScoped
public class AccountPageResource {
    @Inject
    HttpSettings settings;

    /**
     * Returns the page on which users see and change their own account. Redirects an address without a slash at the end, from
     * which its files would not be found. With {@code warden.console.enabled=false}, it does not exist.
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
        if (!request.getRequestURI().endsWith("/account/")) {
            return Response.seeOther(URI.create(settings.publicUrl() + "/account/"))
                    .build();
        }
        return ConsoleFiles.page(ConsoleFiles.ACCOUNT, request, response);
    }
}
