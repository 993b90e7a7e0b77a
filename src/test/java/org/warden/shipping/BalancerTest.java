package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.HaProxy;
import org.warden.server.Tool;

/** A real HAProxy with our configuration, before two small servers that answer as nodes do. */
class BalancerTest {
    @TempDir
    private Path folder;

    private final HttpClient caller = HttpClient.newHttpClient();
    private Node first;
    private Node second;
    private HaProxy haproxy;

    @BeforeEach
    void start() throws IOException {
        HaProxy.mustBeThere();
        first = new Node("first");
        second = new Node("second");
        haproxy = HaProxy.before(folder, first.port(), second.port());
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(get("/api/secured").statusCode()).isEqualTo(200));
    }

    @AfterEach
    void end() {
        if (haproxy != null) {
            haproxy.close();
            first.stop();
            second.stop();
        }
    }

    @Test
    void haproxyFindsNoMistake() throws IOException {
        // The names of the nodes are known to the engine only: here they are warnings.
        Tool.Result result = HaProxy.mustBeThere().run(List.of("-c", "-f", HaProxy.FILE.toString()));

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output().lines().filter(line -> line.contains("[WARNING]")))
                .allMatch(line -> line.contains("could not resolve address 'warden-"));
    }

    @Test
    void readyNodesTakeTurns() {
        Awaitility.await().untilAsserted(() -> assertThat(answering()).containsExactly("first", "second"));
    }

    @Test
    void nodeThatIsNotReadyGetsNoRequests() {
        first.ready = false;

        Awaitility.await().untilAsserted(() -> assertThat(answering()).containsExactly("second"));

        first.ready = true;
        Awaitility.await().untilAsserted(() -> assertThat(answering()).containsExactly("first", "second"));
    }

    @Test
    void callersCannotSayThatTheyAreAtAnotherAddress() throws Exception {
        HttpRequest request = request("/api/secured")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Forwarded", "for=203.0.113.7")
                .build();

        HttpResponse<String> answer = caller.send(request, BodyHandlers.ofString());

        assertThat(answer.body()).endsWith(" [127.0.0.1] null");
    }

    @Test
    void callersReachNeitherProbesNorMetrics() throws Exception {
        for (String path : Set.of("/health/ready", "/health/live", "/health", "/metrics")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private Set<String> answering() throws Exception {
        Set<String> names = new TreeSet<>();
        for (int call = 0; call < 6; call++) {
            names.add(get("/api/secured").body().replaceAll(" .*", ""));
        }
        return names;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return caller.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(haproxy.address().resolve(path)).timeout(Duration.ofSeconds(10));
    }

    /** Answers its name and what it hears about the caller's address. */
    private static final class Node {
        private final HttpServer server;
        private final String name;
        private volatile boolean ready = true;

        Node(String name) throws IOException {
            this.name = name;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/health/ready", exchange -> answer(exchange, ready ? 200 : 503));
            server.createContext("/api", exchange -> answer(exchange, 200));
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        void stop() {
            server.stop(0);
        }

        private void answer(HttpExchange exchange, int status) throws IOException {
            String text = name + " " + exchange.getRequestHeaders().get("X-Forwarded-For") + " "
                    + exchange.getRequestHeaders().getFirst("Forwarded");
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }
    }
}
