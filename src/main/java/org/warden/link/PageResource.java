package org.warden.link;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What opens when somebody follows a link: a page that says what it would do, and does it when asked. To open it changes nothing. */
@Path("")
@ApplicationScoped
public class PageResource {
    /** The same for all: its script shows the part that the address names. */
    @GET
    @Path("{page: confirm-email|undo-email|reset-password}")
    @PermitAll
    @Produces("text/html;charset=UTF-8")
    public String page(@Context HttpServletResponse response) {
        // Set, not added: of two policies both would be in force.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        return file("page.html");
    }

    @GET
    @Path("link.js")
    @PermitAll
    @Produces("text/javascript;charset=UTF-8")
    public String script() {
        return file("link.js");
    }

    @GET
    @Path("link.css")
    @PermitAll
    @Produces("text/css;charset=UTF-8")
    public String style() {
        return file("link.css");
    }

    private static String file(String name) {
        try (InputStream file = PageResource.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
