package org.example.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.warden.client.WardenStore;

/** The form. After a refused login it says why. */
@WebServlet("/login")
public class LoginPage extends HttpServlet {
    /**
     * The server knows where to go after the login only if it has shown this page itself, and as long as the HTTP session lives:
     * half an hour. The page therefore leads to the desk if it is opened by its address, and again after 20 minutes.
     */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String desk = request.getContextPath() + "/desk";
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && WardenStore.refusal(request).isEmpty()) {
            response.sendRedirect(desk);
            return;
        }
        response.setHeader("Refresh", "1200; url=" + desk);
        Html.write(response, """
                <p role="alert">%s</p>
                <form method="post" action="%s/j_security_check">
                  <p><label>User name or e-mail <input name="j_username" autocomplete="username" required></label></p>
                  <p><label>Password <input name="j_password" type="password" autocomplete="current-password" required></label></p>
                  <p><label>Code, if you have a second factor <input name="j_code" autocomplete="one-time-code"></label></p>
                  <p><button>Log in</button></p>
                </form>
                """.formatted(message(request), request.getContextPath()));
    }

    /** A server may forward a request of any method here. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private static String message(HttpServletRequest request) {
        return switch (WardenStore.refusal(request).orElse("")) {
            case "" -> "";
            case "second-factor-required" -> "Please enter a fresh code of your second factor.";
            case "password-change-required" -> "Please choose a new password at Warden first.";
            case "too-many-requests" -> "Too many attempts. Please wait a minute.";
            case "cross-site" -> "Please use the form on this page.";
            case "unavailable" -> "The login does not work at the moment. Please try again later.";
            default -> "The user name, the password or the code is wrong.";
        };
    }
}
