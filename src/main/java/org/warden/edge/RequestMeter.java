package org.warden.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.warden.metric.Meters;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;

/**
 * Counts each request once, when its answer is known. The duration has labels for method and route, the answer for status and
 * problem code. An answer has no route, unless it is a failure: every code on every route would be thousands of series.
 */
@ApplicationScoped
public class RequestMeter {
    /** Request attribute: the route template, once it is known. */
    static final String ROUTE = "org.warden.route";

    private static final String START = "org.warden.start";
    private static final String COUNTED = "org.warden.counted";

    private static final String UNKNOWN = "unknown";
    private static final String OTHER = "other";
    private static final int REFUSAL = 400;
    private static final int FAILURE = 500;

    /** One bound, since each is one series for each operation. Only a request that hashes a password takes longer. */
    private static final Duration[] BOUNDS = {Duration.ofMillis(150)};

    @Inject
    Meters meters;

    private final Map<Operation, Timer> durations = new ConcurrentHashMap<>();
    private final Map<Answer, Counter> answers = new ConcurrentHashMap<>();

    private record Operation(String method, String route) {}

    private record Answer(String method, String route, int status, String code) {}

    /** Notes the time at which the request came, unless that was done before. */
    public static void start(HttpServletRequest request) {
        if (request.getAttribute(START) == null) {
            request.setAttribute(START, System.nanoTime());
        }
    }

    /**
     * Counts the request, unless that was done before.
     *
     * @param failed whether an exception leaves the application; the error page then knows the answer, unless the caller hung
     *     up
     */
    void end(HttpServletRequest request, HttpServletResponse response, boolean failed) {
        boolean unanswered = failed && request.getDispatcherType() != DispatcherType.ERROR && !response.isCommitted();
        if (unanswered || request.getAttribute(COUNTED) != null) {
            return;
        }
        request.setAttribute(COUNTED, true);
        int status = response.getStatus();
        Operation operation = new Operation(method(request.getMethod()), route(request));
        duration(operation).record(System.nanoTime() - (Long) request.getAttribute(START), TimeUnit.NANOSECONDS);
        answers.computeIfAbsent(answer(operation, status, code(status, request)), this::register)
                .increment();
    }

    private Timer duration(Operation operation) {
        Timer known = durations.get(operation);
        return known == null ? durations.computeIfAbsent(operation, this::register) : known;
    }

    private Timer register(Operation operation) {
        return meters.histogram(
                "http_server_requests_seconds",
                "Time from the arrival of a request to its answer",
                BOUNDS,
                "method",
                operation.method,
                "route",
                operation.route);
    }

    private static Answer answer(Operation operation, int status, String code) {
        return status < FAILURE
                ? new Answer("", "", status, code)
                : new Answer(operation.method, operation.route, status, code);
    }

    private Counter register(Answer answer) {
        return meters.counter(
                "http_server_answers_total",
                "Answers by status and problem code; method and route of failures only",
                "method",
                answer.method,
                "route",
                answer.route,
                "status",
                Integer.toString(answer.status),
                "code",
                answer.code);
    }

    /** Every other word would be one that a caller made up. */
    private static String method(String sent) {
        // JAX-RS answers HEAD with the method for GET.
        return sent.equals("HEAD") ? "GET" : RequestHead.METHODS.contains(sent) ? sent : OTHER;
    }

    private static String route(HttpServletRequest request) {
        return request.getAttribute(ROUTE) instanceof String known ? known : UNKNOWN;
    }

    private static String code(int status, HttpServletRequest request) {
        if (status < REFUSAL) {
            return "";
        }
        return request.getAttribute(ProblemBody.CODE) instanceof String told
                ? told
                : ProblemType.of(status).code();
    }
}
