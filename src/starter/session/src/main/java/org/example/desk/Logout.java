package org.example.desk;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.warden.client.WardenSession;

/** Logs out here and at Warden. POST only: the cookie of the session does not come with a POST from another site. */
@WebServlet("/logout")
public class Logout extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        WardenSession.end(request);
        response.sendRedirect(request.getContextPath() + "/");
    }
}
