package org.warden.http;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.problem.Problem;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;

/** The first and the last that a request meets: its id, the security headers of its answer, the limit of its body. */
@WebFilter(
        filterName = "EdgeFilter",
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class EdgeFilter extends HttpFilter {
    private static final long serialVersionUID = 1;
    /** Not TRACE, and not OPTIONS: nothing here is called from a page of another origin. */
    private static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");

    /** One server describes its own endpoints here, within ours, to anybody and with its version. */
    private static final String DESCRIPTION = "/application.wadl";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** A weight that is none (RFC 9110, section 12.4.2): for one JAX-RS library a failure of its own. */
    private static final Pattern NO_WEIGHT =
            Pattern.compile(";\\s*[qQ]\\s*=(?!\\s*(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:[;,]|$))");

    @Inject
    private transient HttpSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        identify(request, response);
        protect(response);
        Problem refusal = refusal(request);
        if (refusal == null) {
            chain.doFilter(new BodyLimit(request), response);
        } else {
            if (refusal.type() == ProblemType.METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", String.join(", ", METHODS));
            }
            ProblemBody.of(refusal, request).send(response);
        }
    }

    private static Problem refusal(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return new Problem(ProblemType.METHOD_NOT_ALLOWED, "Method not allowed.");
        }
        if (!isAddress(request)) {
            return new Problem(ProblemType.BAD_REQUEST, "The address is not one (RFC 3986).");
        }
        if (request.getRequestURI().endsWith(DESCRIPTION)) {
            return new Problem(ProblemType.NOT_FOUND, "Not found.");
        }
        if (Collections.list(request.getHeaders("Accept")).stream()
                .anyMatch(accept -> NO_WEIGHT.matcher(accept).find())) {
            return new Problem(
                    ProblemType.BAD_REQUEST, "A weight in Accept is from 0 to 1 (RFC 9110, section 12.4.2).");
        }
        if (Collections.list(request.getHeaders("Host")).size() > 1) {
            return new Problem(ProblemType.BAD_REQUEST, "A request has one Host (RFC 9112, section 3.2).");
        }
        String coding = request.getHeader("Transfer-Encoding");
        if (coding != null && (request.getHeader("Content-Length") != null || !coding.equalsIgnoreCase("chunked"))) {
            return new Problem(ProblemType.BAD_REQUEST, "The length of the body is not clear (RFC 9112, section 6.1).");
        }
        return request.getContentLengthLong() > BodyLimit.BYTES ? BodyLimit.exceeded() : null;
    }

    /** What is none is refused by one JAX-RS library, found nowhere by another and a failure of the third. */
    private static boolean isAddress(HttpServletRequest request) {
        try {
            String query = request.getQueryString();
            return new URI(request.getRequestURI() + (query == null ? "" : "?" + query)).getRawPath() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** A caller's own id is kept where it is harmless in a log line, so that his log and ours can be laid side by side. */
    private static void identify(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(ProblemBody.REQUEST_ID) == null) {
            String sent = request.getHeader("X-Request-Id");
            boolean harmless = sent != null && ID.matcher(sent).matches();
            request.setAttribute(
                    ProblemBody.REQUEST_ID, harmless ? sent : UUID.randomUUID().toString());
        }
        response.setHeader(
                "X-Request-Id", request.getAttribute(ProblemBody.REQUEST_ID).toString());
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
