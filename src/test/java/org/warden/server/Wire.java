package org.warden.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** HTTP as bytes on a socket, for requests that an HTTP client would correct or refuse. */
public final class Wire {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int READING_MILLIS = 200;

    private final URI server;

    public Wire(URI server) {
        this.server = server;
    }

    /** Any method on any target, both exactly as written, without a body. */
    public Answer send(String method, String target, String... headers) {
        return exchange(head(method, target, headers) + "\r\n");
    }

    /** A JSON body to any target, with these headers, {@code Host} among them. */
    public Answer post(String target, String json, String... headers) {
        return exchange(head("POST", target, headers) + "Content-Type: application/json\r\nContent-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    /** Sends any bytes and nothing more, then reads the answer, if any. */
    public void abandon(String bytes) {
        try (Socket socket = connected(bytes)) {
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException hungUp) {
            // The server may.
        }
    }

    /** Sends any bytes and closes the connection. */
    public void reset(String bytes) {
        try (Socket socket = connected(bytes)) {
            // Gives the server time to start reading.
            socket.setSoTimeout(READING_MILLIS);
            socket.setSoLinger(true, 0);
            socket.getInputStream().read();
        } catch (IOException nothingYet) {
            // The connection is closed in any case.
        }
    }

    private Socket connected(String bytes) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    private static String head(String method, String target, String... headers) {
        return method + " " + target + " HTTP/1.1\r\n"
                + (Arrays.stream(headers).anyMatch(header -> header.startsWith("Host:")) ? "" : "Host: localhost\r\n")
                + Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining())
                + "Connection: close\r\n";
    }

    private Answer exchange(String request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String call = request.lines().findFirst().orElseThrow().replaceFirst(" HTTP/1.1$", "");
            return answer(call, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The body as received: chunked if the server sent it chunked. */
    private static Answer answer(String call, String response) {
        int end = response.indexOf("\r\n\r\n");
        List<String> lines = response.substring(0, end).lines().toList();
        int status = Integer.parseInt(lines.get(0).substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.subList(1, lines.size()).forEach(line -> {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon), List.of(line.substring(colon + 1).strip()), Wire::both);
        });
        return new Answer(call, status, HttpHeaders.of(headers, (name, value) -> true), response.substring(end + 4));
    }

    private static List<String> both(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}
