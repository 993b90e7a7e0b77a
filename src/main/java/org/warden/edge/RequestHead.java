package org.warden.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** Checks the head of a request. Servers differ in which invalid heads they refuse, accept or fail on. */
final class RequestHead {
    /** Without TRACE, and without OPTIONS, because no page of another origin may call Warden. */
    static final List<String> METHODS = List.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");

    /** Paths that servers answer themselves: Jersey serves its WADL, and Liberty logs in and out on any path with the word. */
    private static final Pattern NOT_OURS = Pattern.compile("application\\.wadl|ibm_security_logout|j_security_check");

    /** A host name or an IP address, with an optional port (RFC 9110, section 7.2). */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=%-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]*)?");

    /**
     * A list of media ranges (RFC 9110, section 12.5.1). Java 8 to 11 send {@code *; q=.2}, which is invalid, and each JAX-RS
     * implementation fails differently on an invalid value. The repetitions are possessive: with backtracking, the stack would
     * grow with the input.
     */
    private static final Pattern ACCEPT =
            Pattern.compile("[ \\t]*(?:RANGE(?:PARAMETER)*+)?(?:,[ \\t]*(?:RANGE(?:PARAMETER)*+)?)*+"
                    .replace("RANGE", "(?:\\*/\\*|TOKEN/(?:\\*|TOKEN))[ \\t]*")
                    .replace("PARAMETER", ";[ \\t]*(?:WEIGHT|(?![qQ][ \\t]*=)TOKEN=(?:TOKEN|\"[^\"\\\\]*\"))[ \\t]*")
                    .replace("WEIGHT", "[qQ]=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?)(?![0-9.])")
                    .replace("TOKEN", "[A-Za-z0-9!#$%&'+.^_`|~-]++"));

    private static final char DELETE = 0x7F;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private final HttpServletRequest request;

    RequestHead(HttpServletRequest request) {
        this.request = request;
    }

    /** Returns why the request is refused, or null. */
    Problem refusal() {
        if (!METHODS.contains(request.getMethod())) {
            return new Problem(ProblemType.METHOD_NOT_ALLOWED, "Method not allowed.");
        }
        if (!hasAddress()) {
            return new Problem(ProblemType.BAD_REQUEST, "The address is not a valid URI (RFC 3986).");
        }
        if (NOT_OURS.matcher(decodedPath()).find()) {
            return new Problem(ProblemType.NOT_FOUND, "Not found.");
        }
        if (!hasOneHost()) {
            return new Problem(
                    ProblemType.BAD_REQUEST, "A request must have exactly one valid Host (RFC 9112, section 3.2).");
        }
        if (hasControlCharacter()) {
            return new Problem(
                    ProblemType.BAD_REQUEST, "A header contains a control character (RFC 9110, section 5.5).");
        }
        if (!hasClearLength()) {
            return new Problem(ProblemType.BAD_REQUEST, "The length of the body is ambiguous (RFC 9112, section 6.1).");
        }
        return null;
    }

    /** Returns whether the request has a valid {@code Accept} header. */
    boolean saysWhatItAccepts() {
        List<String> accepted = values("Accept");
        return !accepted.isEmpty()
                && accepted.stream().allMatch(list -> ACCEPT.matcher(list).matches() && list.indexOf('/') > 0);
    }

    private boolean hasAddress() {
        try {
            String query = EscapedQuery.escaped(request.getQueryString());
            return new URI(request.getRequestURI() + (query == null ? "" : "?" + query)).getRawPath() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private String decodedPath() {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private boolean hasOneHost() {
        List<String> hosts = values("Host");
        return hosts.isEmpty()
                ? !request.getProtocol().equals("HTTP/1.1")
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    /** Checked here, because Payara's own check also refuses non-ASCII letters, and so cookies of other applications. */
    private boolean hasControlCharacter() {
        return Collections.list(request.getHeaderNames()).stream()
                .flatMap(name -> values(name).stream())
                .flatMapToInt(String::chars)
                .anyMatch(letter -> (letter < ' ' && letter != '\t') || letter == DELETE);
    }

    private boolean hasClearLength() {
        List<String> lengths = values("Content-Length");
        List<String> codings = values("Transfer-Encoding");
        if (!codings.isEmpty()) {
            return lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        }
        return lengths.isEmpty()
                || (lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches());
    }

    private List<String> values(String header) {
        return Collections.list(request.getHeaders(header));
    }
}
