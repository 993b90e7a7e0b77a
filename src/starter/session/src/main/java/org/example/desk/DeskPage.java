package org.example.desk;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import org.warden.client.WardenSession;

/** A page for users, with a part for administrators. */
@WebServlet("/desk")
@ServletSecurity(@HttpConstraint(rolesAllowed = "User"))
public class DeskPage extends HttpServlet {
    @Inject
    Profile profile;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            show(request, response);
        } catch (NotAuthorizedException ended) {
            // Warden has ended the session, and the filter has not asked yet.
            WardenSession.end(request);
            response.sendRedirect(request.getContextPath() + request.getServletPath());
        } catch (ProcessingException | WebApplicationException outage) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = WardenSession.of(request).orElseThrow().accessToken();
        Html.write(response, """
                <p>Welcome, <b>%s</b> (%s).</p>
                %s
                <form method="post" action="%s/logout"><button>Log out</button></form>
                """.formatted(
                        Html.text(request.getRemoteUser()),
                        Html.text(profile.email(token)),
                        request.isUserInRole("Administrator") ? "<p>For administrators only.</p>" : "",
                        request.getContextPath()));
    }
}
