package org.warden.inside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.warden.server.Api;

/** An attempt to open an event stream, as a browser's EventSource does. */
final class Events extends Received {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DATA = "data:";
    private static final int OPEN = 200;

    private final HttpResponse<InputStream> answer;

    Events(Api server, String path) {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("Accept", "text/event-stream")
                .timeout(PATIENCE)
                .build();
        answer = HTTP.sendAsync(request, BodyHandlers.ofInputStream()).join();
        if (status() == OPEN) {
            Thread reader = new Thread(this::read, "events");
            reader.setDaemon(true);
            reader.start();
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** The text of a refusal. */
    String body() throws IOException {
        try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    arrived(line.substring(DATA.length()).strip());
                }
            }
            arrived(CLOSED);
        } catch (IOException broken) {
            arrived(CLOSED + " by force");
        }
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
