package org.warden.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Replaces the server's error pages (see {@code web.xml}) and its static files ({@code /}), so that no status is answered in
 * HTML. Also answers for the folders of the WAR: Payara would redirect to them, in HTML and to any host that the caller names,
 * and WildFly forwards requests for them here (see {@code warden.yml}). The empty pattern is the context root, which Payara 7
 * would answer with an empty 200.
 */
@WebServlet(
        name = "ErrorPage",
        urlPatterns = {"", "/", ErrorPage.PATH + "/*", "/WEB-INF", "/META-INF", "*.jsp", "*.jspx", "*.jsv", "*.jsw"})
public class ErrorPage extends HttpServlet {
    static final String PATH = "/error";
    private static final System.Logger LOG = System.getLogger(ErrorPage.class.getName());
    private static final long serialVersionUID = 1;

    /** Overridden because Liberty otherwise refuses TRACE in HTML. */
    @Override
    protected void doTrace(HttpServletRequest request, HttpServletResponse response) {
        service(request, response);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        tell(request);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // A direct request for this page has no status: it is not found.
        int code = status instanceof Integer told ? told : HttpServletResponse.SC_NOT_FOUND;
        try {
            ProblemBody.of(code, request).send(response);
        } catch (IOException hungUp) {
            // The caller has disconnected, which is not worth logging.
        }
    }

    /**
     * Logs a failure outside JAX-RS. The servers' own logs are silenced for it, because they also print what callers provoke.
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
