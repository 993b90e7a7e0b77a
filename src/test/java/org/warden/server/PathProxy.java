package org.warden.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A reverse proxy that maps a server to a path, like nginx with {@code location /id/ proxy_pass .../}. It can hang up instead
 * of forwarding.
 */
public final class PathProxy implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "transfer-encoding", "host", "upgrade", "http2-settings");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer http;
    private final String path;
    private volatile URI target;
    private volatile URI published;
    private volatile boolean cut;

    /** A proxy that listens at once; {@code path} begins and ends with a slash. */
    public PathProxy(String path) throws IOException {
        this.path = path;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext(path, this::forward);
        http.start();
    }

    /** Closes each connection from now on, without an answer. */
    public void cut() {
        cut = true;
    }

    /** Forwards again. */
    public void mend() {
        cut = false;
    }

    /** How many calls of this method to this path, below the proxy's own, were forwarded. */
    public long calls(String method, String below) {
        List<String> all = List.copyOf(calls);
        return all.stream().filter((method + " " + below)::equals).count();
    }

    /** The public address, with a slash at the end. */
    public URI address() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + path);
    }

    /** The address of the server, with a slash at the end. */
    public void to(URI server) {
        target = server;
    }

    /** Says to the server that pages of this proxy are pages of the server's public address: it has no other here. */
    public void publishedAs(URI address) {
        published = address;
    }

    private String said(String header, String value) {
        boolean own = header.equalsIgnoreCase("Origin") && address().toString().startsWith(value + "/");
        return own && published != null ? published.toString() : value;
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        if (cut) {
            exchange.close();
            return;
        }
        calls.add(exchange.getRequestMethod() + " " + asked.getRawPath().substring(path.length()));
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        target.resolve(asked.getRawPath().substring(path.length()) + query))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, said(name, value)));
            }
        });
        HttpResponse<byte[]> answer = send(request.build());
        answer.headers().map().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(ended));
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
