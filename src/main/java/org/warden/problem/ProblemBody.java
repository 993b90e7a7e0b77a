package org.warden.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem as an HTTP answer: status, headers and the document of RFC 9457, section 3. */
public final class ProblemBody {
    /** The media type of every refusal. */
    public static final String MEDIA_TYPE = "application/problem+json";
    /** Request attribute that holds the code of the problem, once there is one; {@code own} for that of an application. */
    public static final String CODE = "org.warden.problem-code";
    /** Request attribute that holds the id of the request. */
    public static final String REQUEST_ID = "org.warden.request-id";
    /** Request attribute that holds a second challenge for a 401, if there is one. */
    public static final String CHALLENGE = "org.warden.challenge";
    /** Request attribute that holds the requested path as the public address has it. */
    public static final String INSTANCE = "org.warden.instance";

    private static final String OWN = "own";
    private static final JsonProvider JSON = JsonProvider.provider();

    private final Problem problem;
    private final int status;
    private final HttpServletRequest request;

    /** Creates the answer to {@code request}. */
    public static ProblemBody of(Problem problem, HttpServletRequest request) {
        return new ProblemBody(problem, problem.status(), request);
    }

    /** Creates the answer for a status that the server or JAX-RS chose. */
    static ProblemBody of(int status, HttpServletRequest request) {
        ProblemType type = ProblemType.of(status);
        return new ProblemBody(new Problem(type), status, request);
    }

    private ProblemBody(Problem problem, int status, HttpServletRequest request) {
        this.problem = problem;
        this.status = status;
        this.request = request;
        request.setAttribute(CODE, problem.isOwn() ? OWN : problem.type().code());
    }

    /** Writes the answer outside JAX-RS. */
    public void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        headers().forEach(response::setHeader);
        byte[] body = bytes();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    int status() {
        return status;
    }

    /** The headers of this refusal: the challenge of RFC 6750, section 3, {@code ETag} and {@code Retry-After}. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (problem.type()) {
            case TOKEN_REQUIRED, INVALID_CREDENTIALS, SECOND_FACTOR_REQUIRED ->
                headers.put("WWW-Authenticate", challenges("Bearer"));
            case INVALID_TOKEN -> headers.put("WWW-Authenticate", challenges("Bearer error=\"invalid_token\""));
            // RFC 9470, section 3. No other challenge: HTTP Basic proves no session.
            case REAUTHENTICATION_REQUIRED -> headers.put("WWW-Authenticate", insufficient());
            case FORBIDDEN -> headers.put("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
            default -> {}
        }
        if (problem.retryAfter() != null) {
            headers.put(
                    "Retry-After",
                    Long.toString(
                            Math.max(1, problem.retryAfter().plusMillis(999).toSeconds())));
        }
        if (problem.etag() != null) {
            headers.put("ETag", problem.etag());
        }
        return headers;
    }

    private String insufficient() {
        String bearer = "Bearer error=\"insufficient_user_authentication\"";
        return problem.maxAge() == null
                ? bearer
                : bearer + ", max_age=" + problem.maxAge().toSeconds();
    }

    private String challenges(String bearer) {
        Object other = request.getAttribute(CHALLENGE);
        return other == null ? bearer : bearer + ", " + other;
    }

    byte[] bytes() {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("type", "urn:warden:problem:" + problem.name())
                .add("title", problem.title())
                .add("status", status)
                .add("detail", problem.getMessage())
                .add("instance", instance())
                .add("code", problem.code());
        if (!problem.errors().isEmpty()) {
            json.add("errors", errors());
        }
        if (!problem.required().isEmpty()) {
            json.add("required", JSON.createArrayBuilder(problem.required()));
        }
        Object requestId = request.getAttribute(REQUEST_ID);
        if (requestId != null) {
            json.add("requestId", requestId.toString());
        }
        return inert(json.build().toString()).getBytes(StandardCharsets.UTF_8);
    }

    private JsonArrayBuilder errors() {
        JsonArrayBuilder errors = JSON.createArrayBuilder();
        for (FieldError error : problem.errors()) {
            errors.add(JSON.createObjectBuilder()
                    .add("field", error.field())
                    .add("rule", error.rule().word())
                    .add("message", error.message()));
        }
        return errors;
    }

    private String instance() {
        Object instance = request.getAttribute(INSTANCE);
        return instance == null ? request.getRequestURI() : instance.toString();
    }

    /** Escapes markup and line separators, because the answer may echo input and a browser may display it (ASVS 1.2.3). */
    private static String inert(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
