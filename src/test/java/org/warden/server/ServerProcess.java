package org.warden.server;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.warden.server.ServerKind.Launch;

/** A server process that is started as in the manual. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final AtomicInteger STARTED = new AtomicInteger();

    private final ServerKind kind;
    private final Launch launch;
    private final Map<String, String> environment;
    private final Process process;
    private final Path log;

    private ServerProcess(ServerKind kind, Launch launch, Map<String, String> environment, Process process, Path log) {
        this.kind = kind;
        this.launch = launch;
        this.environment = environment;
        this.process = process;
        this.log = log;
    }

    /** Starts Warden with these settings and no others, its data, log and working directory in {@code folder}. */
    public static ServerProcess start(Path folder, Map<String, String> environment) {
        return start(folder, "/", environment);
    }

    /** The same at another context root, such as {@code /warden}. */
    public static ServerProcess start(Path folder, String contextRoot, Map<String, String> environment) {
        return start(ServerKind.underTest(), new Launch(folder, war(), freePort(), contextRoot), environment);
    }

    /** Starts any WAR on any kind of server; does not wait for it. */
    public static ServerProcess start(ServerKind kind, Launch launch, Map<String, String> environment) {
        try {
            Path log = Files.createTempFile(launch.folder(), "server", ".log");
            ProcessBuilder builder = new ProcessBuilder(kind.command(launch))
                    .directory(launch.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
            // The tests are many callers with one address.
            builder.environment().put("WARDEN_THROTTLE_ENABLED", "false");
            // Fast to generate; an RSA key takes a tenth of a start.
            builder.environment().put("WARDEN_TOKEN_ALGORITHM", "ES256");
            // Tests need no time for callers to notice a stop.
            builder.environment().put("WARDEN_SHUTDOWN_DELAY", "PT0S");
            if (!environment.containsKey("WARDEN_PROFILE")) {
                builder.environment().putAll(TestRun.CHEAP_HASH);
            }
            builder.environment().putAll(environment);
            builder.environment().put("JAVA_HOME", ServerKind.java().toString());
            STARTED.incrementAndGet();
            return new ServerProcess(kind, launch, environment, builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts the same once more on the same port, after its end; does not wait for it. */
    public ServerProcess again() {
        return start(kind, launch, environment);
    }

    /** The finished WAR. */
    static Path war() {
        return Path.of(System.getProperty("warden.it.war"));
    }

    /** A port on which nothing listens. */
    public static int freePort() {
        return Ports.free();
    }

    /** How many servers this test process has started so far. */
    static int started() {
        return STARTED.get();
    }

    /** Where the WAR answers, with a slash at the end. */
    public URI address() {
        return launch.address();
    }

    /** Waits until Warden answers; fails if the server ends instead. */
    public Api ready() {
        return ready(".well-known/jwks.json");
    }

    /** Waits until this path is answered with 200. */
    public Api ready(String path) {
        Api api = new Api(launch.address());
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        if (!process.isAlive()) {
                            throw new AssertionError("The server ended:\n" + log());
                        }
                        return answers(api, path);
                    });
        } catch (ConditionTimeoutException tooLate) {
            throw new AssertionError("The server did not answer:\n" + log() + threads(), tooLate);
        }
        return api;
    }

    private static boolean answers(Api api, String path) {
        try {
            return api.isServed(path);
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Waits for the end of the process and returns its status. */
    public int exitStatus() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end:\n" + log() + threads());
            }
            return process.exitValue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /** The stack of each thread of a server that hangs, because its log shows nothing. */
    private String threads() {
        return processes().map(ServerProcess::threads).collect(joining());
    }

    private static String threads(ProcessHandle handle) {
        try {
            Process jcmd = new ProcessBuilder(
                            ServerKind.java().resolve("bin").resolve("jcmd").toString(),
                            Long.toString(handle.pid()),
                            "Thread.print",
                            "-l")
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            return "No threads can be shown: " + failed;
        }
    }

    /** Tells the process to stop (SIGTERM), and does not wait for it. */
    public void terminate() {
        process.destroy();
    }

    /** The server itself, if a program that is not Java started it. */
    public ProcessHandle java() {
        return processes()
                .filter(handle -> handle.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    /** Ends the process as a power failure would. */
    public void kill() {
        // A script that started the server would let it stop in order.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
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

    /** The open ports of the server, as {@code tcp 8080}; on Linux only. */
    public Set<String> openPorts() throws IOException {
        return Sockets.open(processes());
    }

    /** The started process and, if that is a script, the server. */
    private Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** The memory that the server holds, in MiB, as Linux counts it; 0 on another system. */
    long residentMebibytes() {
        return processes().mapToLong(ServerProcess::residentKibibytes).max().orElse(0) / 1024;
    }

    private static long residentKibibytes(ProcessHandle handle) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(handle.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** Ends the process in order, and removes the files that it left behind. */
    @Override
    public void close() {
        process.destroy();
        try {
            exitStatus();
        } catch (AssertionError hangs) {
            kill();
            throw hangs;
        } finally {
            kind.cleanUp(log());
        }
    }
}
