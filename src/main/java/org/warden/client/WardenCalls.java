package org.warden.client;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** The calls to Warden for sessions. They throw an {@link IOException} if an answer is too long or too late. */
record WardenCalls(URI address) {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 2_000;

    /** A login may wait until other passwords are hashed. */
    private static final int LOGIN_MILLIS = 10_000;

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration BODY = Duration.ofSeconds(2);
    private static final int LONGEST_AGENT = 256;
    private static final JsonProvider JSON = JsonProvider.provider();

    /** At {@code session.location}, or else at the host of the keys. */
    static WardenCalls from(Config config) {
        return new WardenCalls(config.getOptionalValue("session.location", String.class)
                .map(text -> URI.create(text.endsWith("/") ? text : text + "/"))
                .or(() -> config.getOptionalValue("mp.jwt.verify.publickey.location", String.class)
                        .map(keys -> URI.create(keys).resolve("../")))
                .filter(found -> String.valueOf(found.getScheme()).matches("https?") && found.getHost() != null)
                .orElseThrow(() -> new IllegalStateException("Set session.location to Warden's address, such as"
                        + " https://id.example.org/, or set mp.jwt.verify.publickey.location")));
    }

    Answer logIn(JsonObject credentials, Device device) throws IOException {
        return send("api/user/token", LOGIN_MILLIS, credentials, device.headers());
    }

    /** Reads the account. Any access token of a live session is enough. */
    Answer account(String accessToken) throws IOException {
        return send("api/user", READ_MILLIS, null, Map.of("Authorization", "Bearer " + accessToken));
    }

    Answer renew(String refreshToken, Device device) throws IOException {
        JsonObject body =
                JSON.createObjectBuilder().add("refreshToken", refreshToken).build();
        return send("api/user/refresh-token", READ_MILLIS, body, device.headers());
    }

    Answer revoke(String refreshToken) throws IOException {
        JsonObject body = JSON.createObjectBuilder().add("token", refreshToken).build();
        return send("api/user/revoke-token", READ_MILLIS, body, Map.of());
    }

    /** Posts this body, or gets if it is null. */
    private Answer send(String path, int patience, JsonObject body, Map<String, String> headers) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) address.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(patience);
        headers.forEach(connection::setRequestProperty);
        try {
            if (body != null) {
                connection.setDoOutput(true);
                connection.setRequestProperty("Content-Type", "application/json");
                try (OutputStream out = connection.getOutputStream()) {
                    out.write(body.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            return answer(connection);
        } catch (IOException | RuntimeException failure) {
            // Otherwise the next call would use the same connection.
            connection.disconnect();
            throw new IOException(address.resolve(path) + " fails: " + failure, failure);
        }
    }

    private static Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, object(in == null ? new byte[0] : body(in)));
        }
    }

    /** Each byte restarts the timeout of the connection, so the whole has its own. */
    private static byte[] body(InputStream in) throws IOException {
        long begin = System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            body.write(some, 0, length);
            if (body.size() > MOST_BYTES || System.nanoTime() - begin > BODY.toNanos()) {
                throw new IOException("more than " + MOST_BYTES + " bytes or " + BODY);
            }
        }
        return body.toByteArray();
    }

    /** A proxy in front of Warden may answer with HTML: then there is no problem to read, but a status. */
    static JsonObject object(byte[] json) {
        try {
            return JSON.createReader(new ByteArrayInputStream(json)).readObject();
        } catch (JsonException none) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    /**
     * The user's device, as Warden lists it for the owner of the session.
     *
     * @param address believed by Warden if it trusts this service as a proxy
     * @param agent the browser
     */
    record Device(String address, String agent) {
        static Device of(HttpServletRequest request) {
            String agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
            String printable = agent.replaceAll("[^ -~]", "?");
            String address = Optional.ofNullable(request.getRemoteAddr()).orElse("");
            return new Device(address, printable.substring(0, Math.min(printable.length(), LONGEST_AGENT)));
        }

        private Map<String, String> headers() {
            return Map.of("X-Forwarded-For", address, "User-Agent", agent);
        }
    }

    /** An answer; its body is empty if it was not a JSON object. */
    record Answer(int status, JsonObject body) {
        /** The problem if Warden does not answer. */
        static final String UNAVAILABLE = "unavailable";

        /** The code of the problem. */
        String problem() {
            return status < 500
                            && body.get("code") instanceof JsonString code
                            && code.getString().matches("[a-z0-9-]{1,64}")
                    ? code.getString()
                    : UNAVAILABLE;
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }
}
