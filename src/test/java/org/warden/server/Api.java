package org.warden.server;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.warden.openapi.Judge;

/** A client of Warden's HTTP API. */
public final class Api {
    /** A password the policy accepts. */
    public static final String PASSWORD = "correct battery 9 staple";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Looked up once, because concurrent callers build their bodies after the start. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final URI base;
    private final Map<String, Supplier<String>> headers;

    /** Calls without a token, relative to {@code base}, which ends with a slash. */
    public Api(URI base) {
        this(base, Map.of());
    }

    private Api(URI base, Map<String, Supplier<String>> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The same API, called with this access token. */
    public Api as(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    /** The same API, called with this header too; it takes the place of one of the same name. */
    public Api with(String header, String value) {
        return with(header, () -> value);
    }

    /** The same API, called with this header too, which may have another value each time. */
    public Api with(String header, Supplier<String> value) {
        Map<String, Supplier<String>> more = new HashMap<>(headers);
        more.put(header, value);
        return new Api(base, Map.copyOf(more));
    }

    /** The same API, called as the first administrator. */
    public Api asAdministrator() {
        return as(login(TestRun.ADMIN_EMAIL, TestRun.ADMIN_PASSWORD));
    }

    public URI uri(String path) {
        return base.resolve(path);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Answer delete(String path, String json) {
        return send("DELETE", path, json);
    }

    /** Deletes without a body. */
    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, String json) {
        return send(method, path, "application/json", BodyPublishers.ofString(json));
    }

    /** Any method with any body; a null content type sends none. */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    /** A request to be completed and sent with {@link #send(HttpRequest.Builder)}. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
        headers.forEach((name, value) -> request.header(name, value.get()));
        return request;
    }

    /** Sends the request, and requires that the description of its door includes the answer. */
    public Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        Answer answer = exchange(request);
        Judge.requireDescribed(answer, isBasic(request));
        return answer;
    }

    /** Returns whether this path is answered with 200. A server that is starting may give an answer that no door describes. */
    boolean isServed(String path) {
        return exchange(request(path).GET().build()).status() == 200;
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(call(request), response.statusCode(), response.headers(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** Renews a session with its refresh token. */
    public Answer renew(String refreshToken) {
        return post("api/user/refresh-token", json("refreshToken", refreshToken));
    }

    /** Ends a session by one of its tokens. */
    public Answer revoke(String token) {
        return post("api/user/revoke-token", json("token", token));
    }

    /** Adds a role, as an administrator. */
    public Answer giveRole(String email, String role) {
        return post("api/user/addrole", json("email", email, "role", role));
    }

    /** Removes a role, as an administrator. */
    public Answer takeRole(String email, String role) {
        return post("api/user/removerole", json("email", email, "role", role));
    }

    private String call(HttpRequest request) {
        String target = request.uri().toString();
        String root = base.toString();
        return request.method() + " /" + (target.startsWith(root) ? target.substring(root.length()) : target);
    }

    private static boolean isBasic(HttpRequest request) {
        return request.headers().allValues("Authorization").stream()
                .anyMatch(credentials -> credentials.regionMatches(true, 0, "Basic", 0, 5));
    }

    /** Registers this user name, with an e-mail address made from it. */
    public Answer register(String username) {
        return post("api/user/register", registration(username));
    }

    /** An access token for this user, who can log in. */
    public String login(String email, String password) {
        Answer answer = post("api/user/token", credentials(email, password));
        if (answer.status() != 200) {
            throw new AssertionError("No login for " + email + ": " + answer);
        }
        return answer.text("token");
    }

    /** An access token for a new account. */
    public String newcomer(String username) {
        Answer answer = register(username);
        if (answer.status() != 201) {
            throw new AssertionError("No registration for " + username + ": " + answer);
        }
        return login(email(username), PASSWORD);
    }

    public static String email(String username) {
        return username + "@example.org";
    }

    public static String registration(String username) {
        return registration(username, email(username), PASSWORD);
    }

    public static String registration(String username, String email, String password) {
        return json("firstName", "Jane", "lastName", "Doe", "username", username, "email", email, "password", password);
    }

    public static String credentials(String email, String password) {
        return json("email", email, "password", password);
    }

    /** A JSON object: names and texts in turn; null is JSON's own null. */
    public static String json(String... namesAndTexts) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            if (namesAndTexts[i + 1] == null) {
                json.addNull(namesAndTexts[i]);
            } else {
                json.add(namesAndTexts[i], namesAndTexts[i + 1]);
            }
        }
        return json.build().toString();
    }

    /** A new user name. */
    public static String someone() {
        return "u" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
    }
}
