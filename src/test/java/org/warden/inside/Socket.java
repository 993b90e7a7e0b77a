package org.warden.inside;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.warden.server.Api;

/** An attempt to open a WebSocket. */
final class Socket extends Received implements WebSocket.Listener {
    private static final int SWITCHED = 101;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

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

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            arrived(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        arrived(CLOSED + " " + code);
        return null;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort();
        }
    }
}
