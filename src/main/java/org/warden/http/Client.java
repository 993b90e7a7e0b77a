package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;

/**
 * From where a request comes.
 *
 * @param address the IP address of the other end of the connection
 * @param userAgent what the caller's program calls itself, cut and without control characters; it may claim anything
 */
public record Client(String address, String userAgent) {
    private static final int LONGEST = 256;

    /** The client of this request. */
    public static Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Client(request.getRemoteAddr(), agent == null ? "" : cut(agent));
    }

    private static String cut(String agent) {
        String printable = agent.replaceAll("[^\\x20-\\x7E]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
