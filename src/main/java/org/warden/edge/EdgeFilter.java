package org.warden.edge;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.warden.http.Afterwards;
import org.warden.http.HttpSettings;
import org.warden.http.Requester;
import org.warden.http.TrustedProxies;
import org.warden.problem.Problem;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;
import org.warden.shutdown.Drain;

/** The first filter: identifies the request, sets the security headers of its answer and limits its body. */
@WebFilter(
        filterName = "EdgeFilter",
        urlPatterns = "/*",
        // Applications inside the WAR may have event streams.
        asyncSupported = true,
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class EdgeFilter extends HttpFilter {
    /** The path of the application whose requests are answered even while the node stops. */
    public static final String PROBES = "health";

    private static final long serialVersionUID = 1;

    /** The path under which WildFly forwards requests for the folders of the WAR (see {@code warden.yml}). */
    private static final Pattern DETOUR = Pattern.compile("^/error(?=/(?i:WEB|META)-INF(?:/|$))");

    @Inject
    private transient HttpSettings settings;

    @Inject
    private transient TrustedProxies proxies;

    @Inject
    private transient EdgeSettings edge;

    @Inject
    private transient Drain drain;

    @Inject
    private transient RequestMeter requests;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // An error page belongs to a request that was already admitted.
        boolean inside = request.getDispatcherType() == DispatcherType.ERROR;
        boolean counted = !inside && drain.enter(Handshake.hasUsedTicket(request));
        boolean failed = true;
        RequestMeter.start(request);
        try {
            answer(request, response, chain, inside || counted || isProbe(request));
            failed = false;
        } finally {
            if (counted) {
                drain.leave();
            }
            // An event stream has only begun.
            if (!request.isAsyncStarted()) {
                requests.end(request, response, failed);
            }
        }
    }

    /** A probe is answered even while the node stops. It is not counted then, so that it does not delay the stop. */
    private static boolean isProbe(HttpServletRequest request) {
        return request.getServletPath().equals("/" + PROBES);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean inTime)
            throws IOException, ServletException {
        Requester.identify(request, proxies);
        response.setHeader(
                "X-Request-Id", request.getAttribute(ProblemBody.REQUEST_ID).toString());
        locate(request);
        protect(response);
        Problem refusal = inTime ? refusal(request) : Drain.refusal();
        if (drain.isStopping() && (refusal != null || !Handshake.mayOpenWebSocket(request))) {
            sendElsewhere(request, response);
        }
        if (refusal == null) {
            try {
                HttpServletRequest limited = new BodyLimit(new EscapedQuery(request));
                chain.doFilter(Handshake.mayOpenWebSocket(request) ? new Handshake(limited) : limited, response);
            } finally {
                Afterwards.finish(request);
            }
        } else {
            refuse(refusal, request, response);
        }
    }

    private void refuse(Problem refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (refusal.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.setHeader("Allow", String.join(", ", RequestHead.METHODS));
        }
        ProblemBody.of(refusal, request).send(response);
    }

    /** The next request then goes to another node. HTTP/2 does not allow the header. */
    private static void sendElsewhere(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().startsWith("HTTP/1.")) {
            response.setHeader("Connection", "close");
        }
    }

    private Problem refusal(HttpServletRequest request) {
        Problem refusal = new RequestHead(request).refusal();
        if (refusal == null && request.getContentLengthLong() > BodyLimit.BYTES) {
            return BodyLimit.exceeded();
        }
        boolean handshake =
                request.getDispatcherType() == DispatcherType.REQUEST && Handshake.mayOpenWebSocket(request);
        return refusal == null && handshake ? Handshake.refusal(request, edge) : refusal;
    }

    private void locate(HttpServletRequest request) {
        if (request.getAttribute(ProblemBody.INSTANCE) == null) {
            request.setAttribute(
                    ProblemBody.INSTANCE, instance(request, settings.publicUrl().getRawPath()));
        }
    }

    /** Returns the path of the original request, before any error page, as the public address has it. */
    static String instance(HttpServletRequest request, String publicPath) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String uri = failed == null ? request.getRequestURI() : failed.toString();
        String context = request.getContextPath();
        String path = uri.startsWith(context) ? uri.substring(context.length()) : uri;
        return (publicPath.isEmpty() ? context : publicPath)
                + DETOUR.matcher(path).replaceFirst("");
    }

    private void protect(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if ("https".equals(settings.publicUrl().getScheme())) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }
}
