package org.warden.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.problem.Problem;
import org.warden.problem.ProblemMapper;
import org.warden.problem.ProblemType;

/**
 * A request that may open a WebSocket (RFC 6455, section 4.1). No JAX-RS gate sees it, so only {@link EdgeFilter} can refuse
 * it. The endpoint gets the token as principal, because some servers pass on only the name.
 */
public final class Handshake extends HttpServletRequestWrapper {
    private static final String TICKET = "ticket=";
    private static final String USED_TICKET = "org.warden.ticket";

    /** Warden's own endpoints accept no ticket. */
    static final List<String> OWN_PATHS =
            List.of("/.well-known/", "/account/", "/api/", "/console/", "/health/", "/link/", "/metrics/", "/openapi/");

    /** Servers look at some of these, and not at the method or the protocol that RFC 6455 demands. */
    private static final List<String> HEADERS =
            List.of("Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Key1");

    Handshake(HttpServletRequest request) {
        super(request);
    }

    @Override
    public Principal getUserPrincipal() {
        return getAttribute(Caller.TOKEN) instanceof Principal token ? token : super.getUserPrincipal();
    }

    /**
     * The ticket in the query of a request that opens a WebSocket or an event stream. A browser sends no header with such a
     * request, but every other request can have one. Empty if there is none, or several; Warden's own endpoints take none.
     * Also empty for a WebSocket that the edge will refuse, so that the ticket stays usable.
     */
    public static Optional<String> ticket(HttpServletRequest request, EdgeSettings settings) {
        boolean stays = mayOpenWebSocket(request)
                ? settings.webSockets() && isUpgrade(request)
                : names(request, "Accept", "text/event-stream");
        String query = request.getQueryString();
        if (!stays || !isGet(request) || query == null || isOwn(path(request))) {
            return Optional.empty();
        }
        List<String> tickets = Stream.of(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(TICKET))
                .map(parameter -> parameter.substring(TICKET.length()))
                .toList();
        return tickets.size() == 1 ? Optional.of(tickets.get(0)) : Optional.empty();
    }

    /** Notes that the request has used up its ticket. */
    public static void useTicket(HttpServletRequest request) {
        request.setAttribute(USED_TICKET, true);
    }

    /** Whether the request has used up its ticket: it must then not be refused because the node begins to stop. */
    static boolean hasUsedTicket(HttpServletRequest request) {
        return request.getAttribute(USED_TICKET) != null;
    }

    /** The refusal of a WebSocket; null if WebSockets are on, and this one has a caller and the form of RFC 6455. */
    static Problem refusal(HttpServletRequest request, EdgeSettings settings) {
        if (!settings.webSockets()) {
            return new Problem(ProblemType.BAD_REQUEST, "WebSockets are turned off.");
        }
        if (Caller.find(request).isEmpty()) {
            return ProblemMapper.problem(Gate.unauthenticated(request::getAttribute), request);
        }
        return isGet(request) && isUpgrade(request)
                ? null
                : new Problem(ProblemType.BAD_REQUEST, "A WebSocket needs GET and Upgrade: websocket.");
    }

    /** Whether any server might open a WebSocket for this request. */
    static boolean mayOpenWebSocket(HttpServletRequest request) {
        return isUpgrade(request) || HEADERS.stream().anyMatch(header -> request.getHeader(header) != null);
    }

    private static boolean isUpgrade(HttpServletRequest request) {
        return names(request, "Upgrade", "websocket");
    }

    private static boolean isGet(HttpServletRequest request) {
        return "GET".equals(request.getMethod());
    }

    private static boolean isOwn(String path) {
        return OWN_PATHS.stream().anyMatch(path::startsWith);
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()) + '/';
    }

    /** Whether a header of lists has this item, in any letter case and with any parameters. */
    private static boolean names(HttpServletRequest request, String header, String item) {
        if (request.getHeader(header) == null) {
            return false;
        }
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(one -> one.split(";", 2)[0].strip().equalsIgnoreCase(item));
    }
}
