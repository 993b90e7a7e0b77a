package org.warden.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import org.warden.problem.ProblemBody;

/**
 * The sender of a request: account if known, address, program and request id.
 *
 * @param actor the authenticated account, or null
 * @param address the IP address of the other end of the connection, or what a trusted proxy says it is
 * @param userAgent what the caller's program calls itself, cut and without control characters; it may claim anything
 * @param requestId the id under which the log knows the request
 */
public record Requester(UUID actor, String address, String userAgent, String requestId) {
    /** Request attribute: the address from which the request comes, where a proxy stands before us. */
    static final String ADDRESS = "org.warden.address";

    /** Warden itself, for work without a request. */
    public static final Requester NONE = new Requester(null, "", "", "");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST = 256;
    private static final int V4_BYTES = 4;
    private static final int V4_NETWORK = 3;
    private static final int V6_NETWORK = 6;

    /** The owner of one address of IPv6 has all that begin with the same 64 bits (RFC 6177). */
    private static final int V6_SITE = 8;

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

    /** The sender of this request. */
    public static Requester of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        Object id = request.getAttribute(ProblemBody.REQUEST_ID);
        return new Requester(
                Caller.find(request).map(Caller::id).orElse(null),
                request.getAttribute(ADDRESS) instanceof String address ? address : request.getRemoteAddr(),
                agent == null ? "" : cut(agent),
                String.valueOf(id));
    }

    /**
     * Finds out under which id the request is known, and what a trusted proxy says of where it comes from, before {@link #of}.
     */
    public static void identify(HttpServletRequest request, TrustedProxies proxies) {
        if (request.getAttribute(ProblemBody.REQUEST_ID) == null) {
            String sent = request.getHeader("X-Request-Id");
            // A caller's own id is kept if it is harmless in a log line, so that both logs can be compared.
            boolean harmless = sent != null && ID.matcher(sent).matches();
            request.setAttribute(
                    ProblemBody.REQUEST_ID, harmless ? sent : UUID.randomUUID().toString());
        }
        request.setAttribute(ADDRESS, proxies.address(request));
    }

    /** The same, after this account was proved. */
    public Requester as(UUID account) {
        return new Requester(account, address, userAgent, requestId);
    }

    /** The network of the address: what a provider of access gives to one place, more or less. */
    public String network() {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .map(bytes -> Arrays.copyOf(bytes, bytes.length == V4_BYTES ? V4_NETWORK : V6_NETWORK))
                .map(Arrays::toString)
                .orElse(address);
    }

    /** The address as callers are told apart by it: all addresses of IPv6 that one caller may have are one. */
    public String site() {
        return Network.address(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > V6_SITE)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, V6_SITE)))
                .orElse(address);
    }

    /** Whose share of what is scarce a call takes: the account's, or else the address's. */
    public Object payer() {
        return actor == null ? site() : actor;
    }

    private static String cut(String agent) {
        String printable = UNPRINTABLE.matcher(agent).replaceAll("?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
