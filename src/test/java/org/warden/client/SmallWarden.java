package org.warden.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.warden.server.Api;

/** Answers the calls of a service with what a test wants, good or bad. */
final class SmallWarden implements AutoCloseable {
    static final String TOKEN = "/api/user/token";
    static final String ACCOUNT = "/api/user";
    static final String RENEWAL = "/api/user/refresh-token";
    static final String REVOCATION = "/api/user/revoke-token";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer http;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile boolean slow;

    private record Reply(int status, String body) {}

    /** What a service sent. */
    record Call(String path, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.get(name).get(0);
        }
    }

    SmallWarden() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    WardenCalls calls() {
        return new WardenCalls(address());
    }

    URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    /** From now on, this path is answered so. */
    void answers(String path, int status, String body) {
        replies.put(path, new Reply(status, body));
    }

    /** From now on, calls of this path are refused with this problem. */
    void refuses(String path, int status, String code) {
        answers(path, status, Api.json("code", code, "detail", "A sentence"));
    }

    /** Keeps calls waiting until the latch is opened. */
    CountDownLatch hold() {
        open = new CountDownLatch(1);
        return open;
    }

    /** Sends answers byte by byte from now on, without an end. */
    void trickles() {
        slow = true;
    }

    /** The calls of this path. */
    List<Call> of(String path) {
        return List.copyOf(calls).stream()
                .filter(call -> call.path().equals(path))
                .toList();
    }

    /** The body of an answer with tokens for a quarter of an hour. */
    static String tokens(String session, String refreshToken, String... groups) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        List.of(groups).forEach(names::add);
        String claims = Json.createObjectBuilder()
                .add("sid", session)
                .add("upn", "duke")
                .add("groups", names)
                .build()
                .toString();
        String token =
                "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".AAAA";
        return Json.createObjectBuilder()
                .add("token", token)
                .add("expiresIn", 900)
                .add("refreshToken", refreshToken)
                .build()
                .toString();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(new Call(path, Map.copyOf(exchange.getRequestHeaders()), new String(body, StandardCharsets.UTF_8)));
        try (exchange) {
            open.await();
            Reply reply = replies.getOrDefault(path, new Reply(404, ""));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            exchange.sendResponseHeaders(reply.status(), 0);
            while (slow) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
            exchange.getResponseBody().write(reply.body().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
