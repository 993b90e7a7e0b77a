package org.warden.consumer;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that calls no API. A POST lets the caller's HTTP session time out after a second. */
@WebServlet("/brief")
@ServletSecurity(@HttpConstraint(rolesAllowed = "User"))
public class BriefServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getUserPrincipal().getName());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        request.getSession(false).setMaxInactiveInterval(1);
    }
}
