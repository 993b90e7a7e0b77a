package org.warden.inside;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.warden.server.Api;

/** An attempt to open a WebSocket, and what the server has sent since then. */
final class Socket implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SWITCHED = 101;
    private static final String CLOSED = "closed ";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket connection;
    private int status = SWITCHED;

    /** Tries to open the path, with the access token if it is not null. */
    Socket(Api server, String path, String token) {
        URI http = server.uri(path);
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try {
            connection = builder.buildAsync(URI.create(http.toString().replaceFirst("^http", "ws")), this)
                    .join();
        } catch (CompletionException refused) {
            if (!(refused.getCause() instanceof WebSocketHandshakeException handshake)) {
                throw refused;
            }
            status = handshake.getResponse().statusCode();
        }
    }

    /** The status of the answer; 101 if the connection was opened. */
    int status() {
        return status;
    }

    boolean isOpen() {
        return status == SWITCHED;
    }

    /** The next message, {@code closed} with the code of the close, or null if none comes. */
    String next() throws InterruptedException {
        return received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits for a message with this text; false if the connection is closed or silent before. Other tests send some too. */
    boolean next(String text) throws InterruptedException {
        String message = next();
        while (message != null && !message.startsWith(CLOSED)) {
            if (message.contains(text)) {
                return true;
            }
            message = next();
        }
        return false;
    }

    /** All further messages, until the connection is closed. */
    String rest() throws InterruptedException {
        StringBuilder rest = new StringBuilder();
        String message = next();
        while (message != null) {
            rest.append(message);
            message = message.startsWith(CLOSED) ? null : next();
        }
        return rest.toString();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            received.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        received.add(CLOSED + code);
        return null;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort();
        }
    }
}
