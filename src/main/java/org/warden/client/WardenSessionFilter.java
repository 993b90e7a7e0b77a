package org.warden.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.warden.client.WardenCalls.Device;

/**
 * Ends the HTTP session of a user who logged in with {@link WardenStore} when Warden ends its session, and renews the tokens in
 * it. Map it to every page that users log in for, in {@code web.xml}. The setting {@code session.max-age} is the time after
 * which Warden is asked again, one second to five minutes; the default is a minute.
 */
public class WardenSessionFilter extends HttpFilter {
    private static final String RETRY_SECONDS = "10";
    private static final System.Logger LOG = System.getLogger(WardenSessionFilter.class.getName());

    private transient SessionCheck check;

    /** Called by the server. */
    public WardenSessionFilter() {}

    WardenSessionFilter(SessionCheck check) {
        this.check = check;
    }

    @Override
    public void init() {
        check = SessionCheck.from(ConfigProvider.getConfig(), System::nanoTime);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<WardenSession> session = WardenSession.of(request);
        // A server may remember another user, or one who has logged out, in a cookie of its own.
        if (isStranger(request.getUserPrincipal(), session)) {
            LOG.log(System.Logger.Level.INFO, "A caller of the server was logged out: the HTTP session is not theirs");
            leave(request, response);
            return;
        }
        if (session.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (check.state(request.getSession(), Device.of(request))) {
            case LIVE -> chain.doFilter(request, response);
            case ENDED -> leave(request, response);
            case UNKNOWN -> {
                response.setHeader("Retry-After", RETRY_SECONDS);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    private static boolean isStranger(Principal user, Optional<WardenSession> session) {
        return user != null
                && session.filter(own -> own.username().equals(user.getName())).isEmpty();
    }

    /** Logs out and asks for the same page again, which now needs a login. */
    private static void leave(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        WardenSession.end(request);
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(response.encodeRedirectURL(page(request)));
    }

    /** Never another host: a browser reads two slashes as the beginning of one. */
    private static String page(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return request.getContextPath() + "/";
        }
        String query = request.getQueryString();
        return request.getRequestURI().replaceFirst("^[/\\\\]+", "/") + (query == null ? "" : "?" + query);
    }
}
