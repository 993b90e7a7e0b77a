package org.warden.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.ServerKind;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** The starter's WebSocket and its tickets, on separate servers: on PostgreSQL two nodes, on H2 one. */
@Tag("process")
@Tag("smoke")
class FeedIT {
    private static final String FEED = "shop/feed";
    private static final String WHO = "trials/socket";
    private static final String PRODUCTS = "shop/products";

    @TempDir
    static Path folder;

    private static final List<ServerProcess> SERVERS = new ArrayList<>();
    private static final List<Api> NODES = new ArrayList<>();
    private static EmbeddedPostgres database;
    private static Api administrator;

    @BeforeAll
    static void start() throws IOException {
        assumeFalse(ServerKind.isPayara(), "Payara mixes up requests when a WebSocket closes");
        Map<String, String> settings = new HashMap<>(Map.of(
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                TestRun.ADMIN_EMAIL,
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                TestRun.ADMIN_PASSWORD,
                "WARDEN_EDGE_WEB_SOCKETS",
                "true",
                "WARDEN_THROTTLE_ENABLED",
                "false"));
        Path war = ShopWar.in(folder.resolve("war"));
        if (TestRun.isPostgresql()) {
            database = EmbeddedPostgres.start();
            settings.putAll(TwoNodes.settings(database));
            SERVERS.add(ShopWar.serve(Files.createDirectory(folder.resolve("other")), war, settings));
        }
        SERVERS.add(ShopWar.serve(folder, war, settings));
        SERVERS.forEach(server -> NODES.add(server.ready()));
        administrator = NODES.get(0).asAdministrator();
    }

    @AfterAll
    static void stop() throws IOException {
        SERVERS.forEach(ServerProcess::close);
        if (database != null) {
            database.close();
        }
    }

    private static Api node(int turn) {
        return NODES.get(turn % NODES.size());
    }

    private static Visitor visitor() {
        return Visitor.loggedIn(node(0));
    }

    private static String ticket(Api caller) {
        Answer answer = caller.post("api/user/ticket", "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.text("ticket");
    }

    private static Socket socket(Api node, String path, String ticket) {
        return new Socket(node, path + "?ticket=" + ticket, null);
    }

    /** A connection that the endpoint knows: a client may have the answer of the handshake earlier. */
    private static Socket joined(Api caller) throws InterruptedException {
        Socket socket = socket(node(0), FEED, ticket(caller));
        assertThat(socket.next("connected")).isTrue();
        return socket;
    }

    private static String createProduct() {
        String name = Api.someone();
        Answer created = administrator.post(
                PRODUCTS,
                Json.createObjectBuilder()
                        .add("name", name)
                        .add("cents", 1)
                        .build()
                        .toString());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return name;
    }

    @Test
    void connectionOpenedWithATicketGetsNewProducts() throws InterruptedException {
        try (Socket socket = joined(visitor().own())) {
            assertThat(socket.next(createProduct())).isTrue();
        }
    }

    /** Even if they are on two nodes. */
    @Test
    void ofTwentyUsesOfATicketOneOpensAConnection() throws Exception {
        for (int round = 0; round < 10; round++) {
            String ticket = ticket(visitor().own());
            List<Socket> sockets = Rush.of(20, number -> socket(node(number), FEED, ticket));
            assertThat(sockets).extracting(Socket::status).containsOnlyOnce(101).containsOnly(101, 401);
            sockets.forEach(Socket::close);
        }
    }

    @Test
    void eachConnectionHasItsOwnCaller() throws Exception {
        List<Api> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            callers.add(visitor().own());
        }
        List<String> tickets = callers.stream().map(FeedIT::ticket).toList();
        List<Socket> sockets = Rush.of(10, number -> socket(node(number), WHO, tickets.get(number)));
        for (int i = 0; i < 10; i++) {
            assertThat(sockets.get(i).next())
                    .isEqualTo(callers.get(i).get("api/user").text("id"));
            sockets.get(i).close();
        }
    }

    /** ASVS 4.4.3. */
    @Test
    void connectionNeedsACaller() {
        assertThat(new Socket(node(0), FEED, null).status()).isEqualTo(401);
        Answer refused =
                new Wire(node(0).uri("")).send("GET", "/shop/feed", "Upgrade: WebSocket", "Sec-WebSocket-Version: 13");
        refused.mustBe(401, "token-required");
    }

    /** Servers open a WebSocket for more than RFC 6455 says: WildFly for any protocol, both for any method. */
    @ParameterizedTest
    @CsvSource({
        "GET, Upgrade: x",
        "GET, Upgrade: h2c",
        "POST, Upgrade: websocket",
        "PUT, Upgrade: websocket",
        "HEAD, Upgrade: websocket",
        "GET, X: x"
    })
    void noOtherRequestOpensAConnection(String method, String upgrade) {
        Wire wire = new Wire(node(0).uri(""));
        String[] handshake = {upgrade, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13"};
        assertThat(wire.send(method, "/shop/feed", handshake).status()).isEqualTo(401);
        String[] withToken = Arrays.copyOf(handshake, 4);
        withToken[3] = "Authorization: Bearer " + node(0).newcomer(Api.someone());
        assertThat(wire.send(method, "/shop/feed", withToken).status()).isEqualTo(400);
    }

    @Test
    void expiredTicketOpensNothing() throws SQLException {
        assumeTrue(database != null, "the tests cannot reach the H2 file of a running server");
        String ticket = ticket(visitor().own());
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update ticket set expires = '2020-01-01T00:00:00Z'");
        }
        assertThat(socket(node(1), FEED, ticket).status()).isEqualTo(401);
    }

    @Test
    void unknownTicketIsRefused() {
        String unknown = "A".repeat(43);
        assertThat(socket(node(0), FEED, unknown).status()).isEqualTo(401);
        assertThat(socket(node(0), FEED, "%00").status()).isEqualTo(401);
        new Wire(node(0).uri(""))
                .send("GET", "/shop/feed?ticket=" + unknown, "Upgrade: websocket")
                .mustBe(401, "invalid-token");
    }

    @Test
    void headerOpensAConnectionToo() {
        String token = node(0).newcomer(Api.someone());
        try (Socket socket = new Socket(node(0), FEED, token)) {
            assertThat(socket.isOpen()).isTrue();
        }
        assertThat(new Socket(node(0), FEED, token + "x").status()).isEqualTo(401);
    }

    @Test
    void ticketOfAnEndedSessionOpensNothing() {
        Api caller = visitor().own();
        String ticket = ticket(caller);
        assertThat(caller.post("api/user/revoke-token", "").status()).isEqualTo(200);
        assertThat(socket(node(1), FEED, ticket).status()).isEqualTo(401);
    }

    /** The next product closes it, on this node at once and on others within seconds. */
    @Test
    void connectionOfAnEndedSessionGetsNothingMore() throws InterruptedException {
        Api caller = visitor().own();
        try (Socket socket = joined(caller)) {
            assertThat(socket.next(createProduct())).isTrue();
            assertThat(caller.post("api/user/revoke-token", "").status()).isEqualTo(200);
            String late = createProduct();
            assertThat(socket.rest()).doesNotContain(late).endsWith("closed 1008");
        }
    }

    @Test
    void callerHasAtMostTenConnections() throws InterruptedException {
        Api caller = visitor().own();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sockets.add(joined(caller));
        }
        sockets.add(socket(node(0), FEED, ticket(caller)));
        assertThat(sockets.get(10).rest()).isEqualTo("closed 1013");
        assertThat(sockets.get(9).next(createProduct())).isTrue();
        sockets.forEach(Socket::close);
    }

    @Test
    void usedTicketIsWorthlessAndInNoLog() {
        String ticket = ticket(visitor().own());
        try (Socket socket = socket(node(0), FEED, ticket)) {
            assertThat(socket.isOpen()).isTrue();
        }
        NODES.forEach(node ->
                node.post("api/user/use-ticket", Api.json("ticket", ticket)).mustBe(401, "invalid-token"));
        assertThat(SERVERS).noneMatch(server -> server.log().contains(ticket));
    }

    @Test
    void closedConnectionsLeaveNothingInTheLog() {
        String ticket = ticket(visitor().own());
        socket(node(0), FEED, ticket).close();
        createProduct();
        // The server notices the end of the connection a moment later.
        await().during(Duration.ofSeconds(1))
                .until(() -> SERVERS.stream()
                        .flatMap(server -> server.log().lines())
                        .noneMatch(line -> line.matches("\tat .*(warden|example|websocket|wsoc).*")));
    }
}
