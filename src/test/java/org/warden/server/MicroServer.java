package org.warden.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A Payara Micro process of a test's own, started the way the README starts it: to be misconfigured, killed, doubled. */
public final class MicroServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final int port;

    private MicroServer(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts a server whose data, log and working directory are in {@code folder}; does not wait for it. */
    public static MicroServer start(Path folder, Map<String, String> environment) {
        try {
            int port = freePort();
            Path log = Files.createTempFile(folder, "server", ".log");
            ProcessBuilder builder = new ProcessBuilder(command(port))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
            builder.environment().putAll(environment);
            return new MicroServer(builder.start(), log, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words("warden.it.java"));
        command.addAll(List.of("-jar", System.getProperty("warden.it.server")));
        command.addAll(List.of("--deploy", System.getProperty("warden.it.war"), "--contextroot", "/"));
        command.addAll(List.of("--port", Integer.toString(port)));
        command.addAll(words("warden.it.options"));
        return command;
    }

    private static List<String> words(String property) {
        return List.of(System.getProperty(property).split(" "));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the server answers, and fails where it ends instead. */
    public Api ready() {
        Api api = new Api(URI.create("http://localhost:" + port + "/"));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("The server ended:\n" + log());
            }
            return answers(api);
        });
        return api;
    }

    private static boolean answers(Api api) {
        try {
            return api.get(".well-known/jwks.json").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Waits for the end of the process and returns its status. */
    public int exitStatus() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** Ends the process as a power failure would. */
    public void kill() {
        process.destroyForcibly();
        exitStatus();
    }

    /** Everything the server has printed so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ends the process in good order, and removes what it unpacked where it could not. */
    @Override
    public void close() {
        process.destroy();
        exitStatus();
        removeUnpacked();
    }

    /** A killed server leaves a hundred megabytes behind. */
    private void removeUnpacked() {
        log().lines()
                .filter(line -> line.contains("Runtime directory is located at "))
                .map(line -> new File(line.substring(line.indexOf(" at ") + 4).strip()))
                .filter(folder -> folder.getName().startsWith("payaramicro-rt"))
                .forEach(MicroServer::remove);
    }

    private static void remove(File folder) {
        File[] files = folder.listFiles();
        for (File file : files == null ? new File[0] : files) {
            remove(file);
        }
        if (!folder.delete() && folder.exists()) {
            folder.deleteOnExit();
        }
    }
}
