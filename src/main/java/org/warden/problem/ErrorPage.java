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
 * host the caller named, and WildFly leads here by a detour (see {@code warden.yml}). The empty pattern is the context root
 * alone, which Payara 7 would answer with an empty 200.
 */
@WebServlet(
        name = "ErrorPage",
        urlPatterns = {"", "/", ErrorPage.PATH + "/*", "/WEB-INF", "/META-INF", "*.jsp", "*.jspx", "*.jsv", "*.jsw"})
public class ErrorPage extends HttpServlet {
    static final String PATH = "/error";
    private static final System.Logger LOG = System.getLogger(ErrorPage.class.getName());
    private static final long serialVersionUID = 1;

    /** Liberty refuses TRACE in HTML where a servlet has only the method that it inherits. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        service(request, response);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        tell(request);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for by its own address it is an address like any other that is not there.
        int code = status instanceof Integer told ? told : HttpServletResponse.SC_NOT_FOUND;
        try {
            ProblemBody.of(code, request).send(response);
        } catch (IOException hungUp) {
            // The caller is gone, which is nothing for the log.
        }
    }

    /**
     * A failure outside JAX-RS: the servers' own logs are told to keep still about it, for they print what callers provoke too.
     */
    private static void tell(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (failure instanceof Throwable thrown && !(failure instanceof IOException)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "request " + request.getAttribute(ProblemBody.REQUEST_ID) + " failed",
                    thrown);
        }
    }
}
