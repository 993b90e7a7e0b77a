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
import java.util.stream.Stream;

/** The WAR of the build on Payara Micro, in an empty folder. */
final class Server implements AutoCloseable {
    /** System property: Warden's own WAR, if the WAR of the build is a service that needs one. */
    static final String OWN_WAR = "warden.own-war";

    /** System property: the WAR of the build. */
    static final String WAR = "warden.war";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private final Path folder;
    private final URI base;
    private final Process process;

    private Server(Path folder, URI base, Process process) {
        this.folder = folder;
        this.base = base;
        this.process = process;
    }

    /** Starts the WAR that this system property names, with these environment variables, and waits for it. */
    static Server start(String war, Map<String, String> environment) {
        try {
            Path folder = Files.createTempDirectory("warden-test");
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command(war, port))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
            builder.environment().putAll(environment);
            Server server = new Server(folder, URI.create("http://localhost:" + port + "/"), builder.start());
            server.awaitReady();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(String war, int port) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // With several threads, Payara's own startup sometimes hangs.
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                "-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-jar",
                absolute("warden.payara").toString(),
                "--deploy",
                absolute(war).toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--nohazelcast",
                "--disablephonehome"));
        if (System.getProperty("warden.payara-config") != null) {
            Path config = absolute("warden.payara-config");
            command.addAll(List.of(
                    "--prebootcommandfile", config.resolve("pre-boot.asadmin").toString()));
            command.addAll(List.of(
                    "--logproperties", config.resolve("logging.properties").toString()));
        }
        return command;
    }

    private static Path absolute(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The server says that it is ready after it has deployed the WAR. */
    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains("ready in")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                String log = log();
                close();
                throw new IllegalStateException("The server did not start:\n" + log);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("server.log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI address() {
        return base;
    }

    HttpResponse<String> send(String method, String path, String json, String token) {
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
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
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
