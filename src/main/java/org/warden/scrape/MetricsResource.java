package org.warden.scrape;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collections;
import java.util.List;
import org.warden.http.Answers;
import org.warden.http.Reads;
import org.warden.metric.Meters;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refuses;
import org.warden.throttle.Cost;
import org.warden.throttle.Throttled;

/** The numbers about this node, for Prometheus. */
@Path("")
@ApplicationScoped
public class MetricsResource {
    private static final String SCHEME = "Bearer ";
    private static final String OPEN_METRICS = "application/openmetrics-text";

    @Inject
    Meters meters;

    @Inject
    MetricSettings settings;

    @Inject
    HttpServletRequest http;

    /**
     * Returns the numbers about this node, for Prometheus. The token is the setting {@code warden.metrics.token}; no account is
     * behind it. Without the setting this address does not exist.
     */
    @GET
    @Throttled(Cost.NOTHING)
    @PermitAll
    @Refuses({ProblemType.NOT_FOUND, ProblemType.TOKEN_REQUIRED, ProblemType.INVALID_TOKEN})
    @Produces({MediaType.TEXT_PLAIN, OPEN_METRICS})
    @Reads(headers = "Authorization")
    @Answers
    public Response metrics() {
        requireToken();
        Meters.Scrape scrape = meters.scrape(String.valueOf(http.getHeader("Accept")));
        return Response.ok(scrape.text(), scrape.type()).build();
    }

    private void requireToken() {
        if (settings.token().isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        List<String> sent = Collections.list(http.getHeaders("Authorization"));
        if (sent.isEmpty()) {
            throw new Problem(
                    ProblemType.TOKEN_REQUIRED, "The token of the metrics is needed: Authorization: Bearer ...");
        }
        String header = sent.get(0);
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (sent.size() > 1
                || !bearer
                || !settings.isToken(header.substring(SCHEME.length()).strip())) {
            throw new Problem(ProblemType.INVALID_TOKEN, "This is not the token of the metrics.");
        }
    }
}
