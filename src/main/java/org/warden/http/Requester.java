package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.problem.ProblemBody;

/**
 * The sender of a request.
 *
 * @param actor the authenticated account, or null
 * @param address the IP address of the client, from the connection or from a trusted proxy
 * @param userAgent the user agent, truncated and without control characters; a client can send any text
 * @param requestId the id of the request in the log
 */
public record Requester(UUID actor, String address, String userAgent, String requestId) {
    /** Request attribute: the IP address of the client, as a trusted proxy reports it. */
    static final String ADDRESS = "org.warden.address";

    /** Warden itself, for work without a request. */
    public static final Requester NONE = new Requester(null, "", "", "");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST = 256;
    private static final int V4_BYTES = 4;
    private static final int V4_NETWORK = 3;
    private static final int V6_NETWORK = 6;

    /** Bytes of an IPv6 prefix that usually belongs to one customer: the first 64 bits (RFC 6177). */
    private static final int V6_SITE = 8;

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

    /** Returns the sender of this request. */
    public static Requester of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        Object id = request.getAttribute(ProblemBody.REQUEST_ID);
        return new Requester(
                Caller.find(request).map(Caller::id).orElse(null),
                request.getAttribute(ADDRESS) instanceof String address ? address : request.getRemoteAddr(),
                agent == null ? "" : cut(agent),
                String.valueOf(id));
    }

    /** Sets the request id, and the address that a trusted proxy reports. Call it before {@link #of}. */
    public static void identify(HttpServletRequest request, TrustedProxies proxies) {
        if (request.getAttribute(ProblemBody.REQUEST_ID) == null) {
            String sent = request.getHeader("X-Request-Id");
            // Keeps an id from the client if it is safe in a log line, so that the logs of both sides can be compared.
            boolean harmless = sent != null && ID.matcher(sent).matches();
            request.setAttribute(ProblemBody.REQUEST_ID, harmless ? sent : ownId(request));
        }
        request.setAttribute(ADDRESS, proxies.address(request));
    }

    /** The id of the caller's trace, so that log, audit log and trace have it in common; otherwise a new one. */
    private static String ownId(HttpServletRequest request) {
        return TraceParent.traceId(request).orElseGet(() -> UUID.randomUUID().toString());
    }

    /** Returns the same requester, authenticated as this account. */
    public Requester as(UUID account) {
        return new Requester(account, address, userAgent, requestId);
    }

    /** Returns the network of the address: roughly what a provider assigns to one place. */
    public String network() {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .map(bytes -> Arrays.copyOf(bytes, bytes.length == V4_BYTES ? V4_NETWORK : V6_NETWORK))
                .map(Arrays::toString)
                .orElse(address);
    }

    /** Returns the key that tells requesters apart: the IPv6 addresses that one customer may have count as one. */
    public String site() {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > V6_SITE)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, V6_SITE)))
                .orElse(address);
    }

    /** Returns what a limited resource is charged to: the account, or else the address. */
    public Object payer() {
        return actor == null ? site() : actor;
    }

    private static String cut(String agent) {
        String printable = UNPRINTABLE.matcher(agent).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
