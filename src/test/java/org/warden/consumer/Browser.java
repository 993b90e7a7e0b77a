package org.warden.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.warden.server.Answer;

/** A browser at one application: keeps cookies, the secure ones too, as browsers do for localhost, and follows redirects. */
final class Browser {
    /** Its name. */
    static final String AGENT = "Test browser";

    private static final int MOST_REDIRECTS = 10;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final Map<String, String> set = new ConcurrentHashMap<>();
    private final URI application;

    /** @param application ends with a slash */
    Browser(URI application) {
        this.application = application;
    }

    /** The cookies by their names. */
    Map<String, String> cookies() {
        return new TreeMap<>(cookies);
    }

    /** Uses this cookie from now on. */
    void use(String name, String value) {
        cookies.put(name, value);
    }

    /** The header that set this cookie last. */
    String set(String name) {
        return set.get(name);
    }

    /** Opens a page, through redirects. */
    Answer open(String path) {
        return follow(get(path));
    }

    /** Sends a form, names and texts in turn, and follows redirects. */
    Answer submit(String path, String... fields) {
        return follow(post(path, fields));
    }

    /** The first answer. */
    Answer get(String path) {
        return send("GET", application.resolve(path), BodyPublishers.noBody());
    }

    /** Sends a form, names and texts in turn; the first answer. */
    Answer post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(fields[i])
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", application.resolve(path), BodyPublishers.ofString(form.toString()));
    }

    private Answer follow(Answer first) {
        Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.status() / 100 == 3; i++) {
            answer = send("GET", application.resolve(answer.header("Location")), BodyPublishers.noBody());
        }
        return answer;
    }

    private Answer send(String method, URI address, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("User-Agent", AGENT)
                .method(method, body);
        if (method.equals("POST")) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(method + " " + address, response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    private void keep(String header) {
        String name = header.substring(0, header.indexOf('='));
        String value = header.substring(name.length() + 1).replaceFirst(";.*", "");
        set.put(name, header);
        if (value.isEmpty()
                || value.equals("\"\"")
                || header.contains("1970")
                || header.matches("(?i).*max-age=0\\b.*")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
