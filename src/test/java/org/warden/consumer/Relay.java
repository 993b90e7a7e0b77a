package org.warden.consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.warden.server.Answer;
import org.warden.server.Api;

/** Warden's public documents at an address that can stop answering. */
final class Relay implements AutoCloseable {
    private static final List<String> HEADERS = List.of("Cache-Control", "Content-Type", "ETag");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Answer> last = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();
    private final Api warden;
    private final HttpServer http;
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Outage outage = Outage.NONE;

    /** Listens at once. */
    Relay(Api warden) throws IOException {
        this.warden = warden;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/.well-known/", this::forward);
        http.start();
    }

    Api api() {
        return new Api(URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/"));
    }

    /** Accepts requests for the permissions from now on, and does not answer them. */
    void hold() {
        open = new CountDownLatch(1);
    }

    /** Answers again, the waiting requests too. */
    void release() {
        open.countDown();
    }

    /** Closes every connection from now on without an answer, as if Warden were down. */
    void stopWarden() {
        outage = Outage.SILENT;
    }

    /** Repeats the last answers from now on, as a caching proxy does if Warden is down. */
    void stopWardenBehindAProxy() {
        outage = Outage.REPEATING;
    }

    /** Asks Warden again. */
    void startWarden() {
        outage = Outage.NONE;
    }

    /** The number of requests that had to wait. */
    int held() {
        return held.get();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (outage == Outage.SILENT) {
                return;
            }
            String path = exchange.getRequestURI().getPath().substring(1);
            if (path.endsWith("permissions")) {
                pass();
            }
            if (outage == Outage.NONE) {
                answer(exchange, ask(path, exchange.getRequestHeaders().getFirst("If-None-Match")));
            } else {
                answer(exchange, last.get(path));
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass() throws InterruptedException {
        if (open.getCount() > 0) {
            held.incrementAndGet();
            open.await();
        }
    }

    private Answer ask(String path, String tag) {
        HttpRequest.Builder request = warden.request(path);
        Answer answer = warden.send(tag == null ? request : request.header("If-None-Match", tag));
        if (answer.status() == 200) {
            last.put(path, answer);
        }
        return answer;
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        for (String name : HEADERS) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private enum Outage {
        NONE,
        SILENT,
        REPEATING
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
