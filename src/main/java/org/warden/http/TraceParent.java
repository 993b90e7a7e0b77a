package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code traceparent}, with which a caller names the trace of its request (W3C Trace Context, section 3.2). */
final class TraceParent {
    /** Version 00 has nothing after the flags; a later version may. Version ff is invalid, and so are ids of zeros only. */
    private static final Pattern VALID =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]*)?");

    private static final String FIRST_VERSION = "00-";

    private TraceParent() {}

    /** Returns the id of the trace, 32 hexadecimal digits; empty if the request does not name one trace in the valid form. */
    static Optional<String> traceId(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders("traceparent"));
        return headers.size() == 1 ? traceId(headers.get(0)) : Optional.empty();
    }

    private static Optional<String> traceId(String header) {
        Matcher matcher = VALID.matcher(header);
        boolean valid = matcher.matches() && (matcher.group(2) == null || !header.startsWith(FIRST_VERSION));
        return valid ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
