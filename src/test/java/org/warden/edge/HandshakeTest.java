package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.door.Doors;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.problem.ProblemType;
import org.warden.problem.StubRequest;

class HandshakeTest {
    private static final Map<String, List<String>> WEB_SOCKET = Map.of("Upgrade", List.of("websocket"));
    private static final Map<String, List<String>> STREAM = Map.of("Accept", List.of("text/event-stream"));

    @Test
    void webSocketAndEventStreamTakeATicket() {
        assertThat(ticket("/feed?ticket=abc", WEB_SOCKET)).isEqualTo("abc");
        assertThat(ticket("/feed?ticket=abc", STREAM)).isEqualTo("abc");
        assertThat(ticket("/feed?room=1&ticket=abc&x", STREAM)).isEqualTo("abc");
    }

    /** RFC 9110, section 7.8: the name of a protocol has any letter case, and a list may name several. */
    @ParameterizedTest
    @ValueSource(strings = {"WebSocket", "h2c, websocket", "WEBSOCKET "})
    void protocolIsOneOfAList(String upgrade) {
        assertThat(ticket("/feed?ticket=abc", Map.of("Upgrade", List.of(upgrade))))
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/event-stream;q=0.9", "text/html, TEXT/event-stream"})
    void eventStreamIsOneOfAList(String accept) {
        assertThat(ticket("/feed?ticket=abc", Map.of("Accept", List.of(accept))))
                .isEqualTo("abc");
    }

    @ParameterizedTest
    @CsvSource({"Accept, */*", "Accept, application/json", "Upgrade, h2c", "Upgrade, websockets"})
    void otherRequestsTakeNone(String header, String value) {
        assertThat(ticket("/feed?ticket=abc", Map.of(header, List.of(value)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/feed?", "/feed?tickets=abc", "/feed?Ticket=abc", "/feed?ticket=a&ticket=a"})
    void thereIsExactlyOne(String address) {
        assertThat(ticket(address, WEB_SOCKET)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/user", "/health/ready", "/metrics", "/openapi", "/.well-known/jwks.json", "/link/x"
            })
    void wardensOwnEndpointsTakeNone(String path) {
        assertThat(ticket(path + "?ticket=abc", STREAM)).isNull();
    }

    @Test
    void pathThatOnlyBeginsLikeWardensIsAnothers() {
        assertThat(ticket("/apis?ticket=abc", STREAM)).isEqualTo("abc");
    }

    @Test
    void pathsOfAllOwnEndpointsAreKnown() {
        assertThat(Doors.OURS.all())
                .allSatisfy(door ->
                        assertThat(Handshake.OWN_PATHS).anyMatch(own -> ("/" + door.path() + "/").startsWith(own)));
    }

    /** The edge refuses them, and the owner may still use the ticket. */
    @Test
    void refusedWebSocketKeepsItsTicket() {
        EdgeSettings off = new EdgeSettings(false);
        assertThat(Handshake.ticket(StubRequest.to("/feed?ticket=abc", WEB_SOCKET), off))
                .isEmpty();
        assertThat(Handshake.ticket(StubRequest.to("/feed?ticket=abc", STREAM), off))
                .contains("abc");
        Map<String, List<String>> both =
                Map.of("Accept", List.of("text/event-stream"), "Sec-WebSocket-Version", List.of("13"));
        assertThat(ticket("/feed?ticket=abc", both)).isNull();
    }

    @Test
    void webSocketsAreOffUnlessTheyAreTurnedOn() {
        HttpServletRequest request = StubRequest.to("/feed", WEB_SOCKET);
        request.setAttribute(Caller.ATTRIBUTE, new Caller(new UUID(1, 1), "ada", Optional.empty(), any -> true, null));
        assertThat(Handshake.refusal(request, new EdgeSettings(true))).isNull();
        assertThat(Handshake.refusal(request, new EdgeSettings(false)).type()).isEqualTo(ProblemType.BAD_REQUEST);
    }

    /** ASVS 4.4.3. */
    @Test
    void webSocketWithoutACallerIsRefused() {
        assertThat(refusal(Map.of())).isEqualTo(ProblemType.TOKEN_REQUIRED);
        assertThat(refusal(Map.of(Gate.REFUSED, "ticket"))).isEqualTo(ProblemType.INVALID_TOKEN);
    }

    @Test
    void failureOfTheDatabaseIsNotTheCallers() {
        RuntimeException outage = new IllegalStateException(new SQLException("gone", "08006"));
        assertThat(refusal(Map.of(Gate.FAILED, outage))).isEqualTo(ProblemType.UNAVAILABLE);
    }

    /** WildFly and Payara open a WebSocket for some of these. */
    @ParameterizedTest
    @CsvSource({"Sec-WebSocket-Key, x", "Sec-WebSocket-Version, 13", "Upgrade, WebSocket"})
    void whateverAServerMightOpenIsAHandshake(String header, String value) {
        assertThat(Handshake.mayOpenWebSocket(StubRequest.to("/feed", Map.of(header, List.of(value)))))
                .isTrue();
    }

    @Test
    void otherUpgradesAreNone() {
        assertThat(Handshake.mayOpenWebSocket(StubRequest.to("/feed", Map.of("Upgrade", List.of("h2c")))))
                .isFalse();
    }

    private static ProblemType refusal(Map<String, Object> attributes) {
        HttpServletRequest request = StubRequest.to("/feed", WEB_SOCKET);
        attributes.forEach(request::setAttribute);
        return Handshake.refusal(request, new EdgeSettings(true)).type();
    }

    private static String ticket(String address, Map<String, List<String>> headers) {
        HttpServletRequest request = StubRequest.to(address, headers);
        return Handshake.ticket(request, new EdgeSettings(true)).orElse(null);
    }
}
