package org.warden.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running Warden server for tests, and accounts for them. */
public final class Warden implements AutoCloseable {
    private static final String ADMINISTRATOR = "admin@example.org";
    private static final String PASSWORD = "orange tractor sings 7";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Path folder;
    private final URI base;
    private final Process server;

    private Warden(Path folder, int port, Process server) {
        this.folder = folder;
        this.base = URI.create("http://localhost:" + port + "/");
        this.server = server;
    }

    /** Starts the WAR and waits for it. */
    static Warden start() {
        try {
            Path folder = Files.createTempDirectory("warden-test");
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command(port))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
            builder.environment()
                    .putAll(Map.of(
                            "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                            ADMINISTRATOR,
                            "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                            PASSWORD,
                            // All tests call from one address and would be throttled.
                            "WARDEN_THROTTLE_ENABLED",
                            "false",
                            "WARDEN_SHUTDOWN_DELAY",
                            "PT0S"));
            Warden warden = new Warden(folder, port, builder.start());
            warden.awaitReady();
            return warden;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // With several threads, Payara's own startup sometimes hangs.
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-jar",
                absolute("warden.payara"),
                "--deploy",
                absolute("warden.war"),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--nohazelcast",
                "--disablephonehome"));
        if (System.getProperty("warden.payara-config") != null) {
            Path config = Path.of(absolute("warden.payara-config"));
            command.addAll(List.of(
                    "--prebootcommandfile", config.resolve("pre-boot.asadmin").toString()));
            command.addAll(List.of(
                    "--logproperties", config.resolve("logging.properties").toString()));
        }
        return command;
    }

    private static String absolute(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!server.isAlive() || System.nanoTime() > end) {
                String log = log();
                close();
                throw new IllegalStateException("Warden did not start:\n" + log);
            }
            pause();
        }
    }

    private boolean isReady() {
        try {
            return send("GET", ".well-known/jwks.json", null, null).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** Everything that the server has printed so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Sends a request.
     *
     * @param path relative to the root of the server, without a slash at its beginning
     * @param json the body, or null
     * @param token an access token, or null
     */
    public HttpResponse<String> send(String method, String path, String json, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** A token of the first administrator, who has every permission. */
    public String administrator() {
        return tokenOf(ADMINISTRATOR);
    }

    /**
     * Registers an account with these permissions and returns its access token.
     *
     * @param username also the name of its role; letters and digits, not used before
     */
    public String token(String username, String... permissions) {
        String email = username + "@example.org";
        required(201, send("POST", "api/user/register", """
                {"firstName":"Jane","lastName":"Doe","username":"%s","email":"%s","password":"%s"}
                """.formatted(username, email, PASSWORD), null));
        if (permissions.length > 0) {
            give(username, email, permissions);
        }
        return tokenOf(username);
    }

    private void give(String role, String email, String... permissions) {
        String administrator = administrator();
        String names = Stream.of(permissions).map(name -> '"' + name + '"').collect(Collectors.joining(","));
        required(201, send("POST", "api/roles", """
                {"name":"%s","permissions":[%s]}
                """.formatted(role, names), administrator));
        String found = required(200, send("GET", "api/users?search=" + email, null, administrator));
        String path = "api/users/" + first(ID, found) + "/roles/" + role;
        required(204, send("PUT", path, null, administrator));
    }

    private String tokenOf(String login) {
        return first(TOKEN, required(200, send("POST", "api/user/token", """
                {"username":"%s","password":"%s"}
                """.formatted(login, PASSWORD), null)));
    }

    private static String required(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + " " + answer.body());
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No match for " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
