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
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

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
                response.setHeader("Allow", String.join(", ", RequestHead.METHODS));
            }
            ProblemBody.of(refusal, request).send(response);
        }
    }

    private static Problem refusal(HttpServletRequest request) {
        Problem refusal = new RequestHead(request).refusal();
        return refusal == null && request.getContentLengthLong() > BodyLimit.BYTES ? BodyLimit.exceeded() : refusal;
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
