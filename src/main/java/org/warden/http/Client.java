package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.warden.problem.ProblemBody;

/**
 * From where a request comes.
 *
 * @param address the IP address of the other end of the connection
 * @param userAgent what the caller's program calls itself, cut and without control characters; it may claim anything
 * @param requestId the id under which the log knows the request
 */
public record Client(String address, String userAgent, String requestId) {
    private static final int LONGEST = 256;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

    /** The client of this request. */
    public static Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        Object id = request.getAttribute(ProblemBody.REQUEST_ID);
        return new Client(request.getRemoteAddr(), agent == null ? "" : cut(agent), String.valueOf(id));
    }

    private static String cut(String agent) {
        String printable = UNPRINTABLE.matcher(agent).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
