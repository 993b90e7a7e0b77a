package org.warden.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Stands in for every error page of the server (see {@code web.xml}) and for its way of serving files ({@code /}), so that
 * no status is answered in HTML. It has the folders of the WAR too: to those Payara would redirect, in HTML and to whatever
 * host the caller named, and WildFly leads here by a detour (see {@code warden.yml}).
 */
@WebServlet(
        name = "ErrorPage",
        urlPatterns = {"/", ErrorPage.PATH + "/*", "/WEB-INF", "/META-INF", "*.jsp", "*.jspx", "*.jsv", "*.jsw"})
public class ErrorPage extends HttpServlet {
    static final String PATH = "/error";
    private static final long serialVersionUID = 1;

    /** Liberty refuses TRACE in HTML where a servlet has only the method that it inherits. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        service(request, response);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for by its own address it is an address like any other that is not there.
        int code = status instanceof Integer told ? told : HttpServletResponse.SC_NOT_FOUND;
        try {
            ProblemBody.of(code, request).send(response);
        } catch (IOException hungUp) {
            // Nobody is left to read the answer, and that is nothing for the log.
        }
    }
}
