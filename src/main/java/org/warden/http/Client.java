package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.problem.ProblemBody;

/**
 * Who asks, and from where.
 *
 * @param actor the account of who is authenticated, or null
 * @param address the IP address of the other end of the connection, or what a trusted proxy says it is
 * @param userAgent what the caller's program calls itself, cut and without control characters; it may claim anything
 * @param requestId the id under which the log knows the request
 */
public record Client(UUID actor, String address, String userAgent, String requestId) {
    /** Request attribute: the account of who is authenticated, as a {@link UUID}. */
    public static final String ACTOR = "org.warden.actor";

    /** Request attribute: the address from which the request comes, where a proxy stands before us. */
    static final String ADDRESS = "org.warden.address";

    /** Warden itself, when nobody asks. */
    public static final Client NOBODY = new Client(null, "", "", "");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST = 256;
    private static final int V4_BYTES = 4;
    private static final int V4_NETWORK = 3;
    private static final int V6_NETWORK = 6;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

    /** The client of this request. */
    public static Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        Object id = request.getAttribute(ProblemBody.REQUEST_ID);
        return new Client(
                request.getAttribute(ACTOR) instanceof UUID actor ? actor : null,
                request.getAttribute(ADDRESS) instanceof String address ? address : request.getRemoteAddr(),
                agent == null ? "" : cut(agent),
                String.valueOf(id));
    }

    /** Finds out under which id the request is known, and what a trusted proxy says of where it comes from, before {@link #of}. */
    public static void identify(HttpServletRequest request, ThrottleSettings settings) {
        if (request.getAttribute(ProblemBody.REQUEST_ID) == null) {
            String sent = request.getHeader("X-Request-Id");
            // A caller's own is kept where it is harmless in a log line, so that his log and ours can be laid side by
            // side.
            boolean harmless = sent != null && ID.matcher(sent).matches();
            request.setAttribute(
                    ProblemBody.REQUEST_ID, harmless ? sent : UUID.randomUUID().toString());
        }
        request.setAttribute(ADDRESS, settings.address(request));
    }

    /** The same, who has just proved to be this account. */
    public Client as(UUID account) {
        return new Client(account, address, userAgent, requestId);
    }

    /** The network of the address: what a provider of access gives to one place, more or less. */
    public String network() {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .map(bytes -> Arrays.copyOf(bytes, bytes.length == V4_BYTES ? V4_NETWORK : V6_NETWORK))
                .map(Arrays::toString)
                .orElse(address);
    }

    private static String cut(String agent) {
        String printable = UNPRINTABLE.matcher(agent).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
