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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long a start takes, how much memory it leaves in use and how long one login takes, of the WAR as the manual starts it
 * by hand. Measures and judges nothing.
 *
 * <p>After {@code ./mvnw verify}: {@code java src/bench/java/StartBench.java [runs] [payara-micro.jar]}
 */
public final class StartBench {
    private static final Path WAR = Path.of("target/warden.war").toAbsolutePath();
    private static final Path CONFIG = Path.of("payara-config").toAbsolutePath();
    private static final String EMAIL = "admin@example.org";
    private static final String PASSWORD = "only for the bench 1";
    private static final int LOGINS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private StartBench() {}

    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path server = Path.of(arguments.length > 1 ? arguments[1] : "target/server/payara-micro.jar")
                .toAbsolutePath();
        for (Path needed : List.of(WAR, server)) {
            if (!Files.exists(needed)) {
                System.err.println(needed + " is missing; ./mvnw verify makes it.");
                System.exit(2);
            }
        }
        List<Run> all = new ArrayList<>();
        System.out.println("run   start to ready   memory after start   one login");
        for (int i = 1; i <= runs; i++) {
            Run run = measure(server);
            all.add(run);
            System.out.printf(
                    "%3d %14.1f s %17.0f MB %8.0f ms%n", i, run.readySeconds(), run.memoryMb(), run.loginMillis());
        }
        summary("start to ready, s", all.stream().map(Run::readySeconds).toList());
        summary(
                "resident memory after start, MB",
                all.stream().map(Run::memoryMb).toList());
        summary("one login, ms", all.stream().map(Run::loginMillis).toList());
    }

    /** One start in a folder of its own, which holds the database and everything else that the server writes. */
    private static Run measure(Path server) throws Exception {
        Path folder = Files.createTempDirectory("warden-bench");
        int port = freePort();
        long begin = System.nanoTime();
        Process process = start(server, folder, port);
        Thread cleaner = new Thread(() -> cleanUp(process, folder));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            URI base = URI.create("http://localhost:" + port + "/");
            awaitReady(base, process, folder);
            double ready = (System.nanoTime() - begin) / 1e9;
            return new Run(ready, residentMb(process), loginMillis(base));
        } finally {
            cleanUp(process, folder);
            Runtime.getRuntime().removeShutdownHook(cleaner);
        }
    }

    private static Process start(Path server, Path folder, int port) throws IOException {
        Path temp = Files.createDirectory(folder.resolve("tmp"));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-Xmn48m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temp,
                "-jar",
                server.toString(),
                "--deploy",
                WAR.toString(),
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--nohazelcast",
                "--disablephonehome",
                "--prebootcommandfile",
                CONFIG.resolve("pre-boot.asadmin").toString(),
                "--logproperties",
                CONFIG.resolve("logging.properties").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
        builder.environment().put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", EMAIL);
        builder.environment().put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        return builder.start();
    }

    private static void awaitReady(URI base, Process process, Path folder) throws Exception {
        HttpRequest keys = HttpRequest.newBuilder(base.resolve(".well-known/jwks.json"))
                .timeout(Duration.ofSeconds(2))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (status(keys) != 200) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "The server is not ready. It said:\n" + Files.readString(folder.resolve("server.log")));
            }
            Thread.sleep(50);
        }
    }

    private static int status(HttpRequest request) throws InterruptedException {
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** The resident set in MB of 10^6 bytes; NaN if there is no /proc. */
    private static double residentMb(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kib -> Long.parseLong(kib) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    private static double loginMillis(URI base) throws Exception {
        HttpRequest login = HttpRequest.newBuilder(base.resolve("api/user/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}"))
                .build();
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < 2 * LOGINS; i++) {
            long begin = System.nanoTime();
            HttpResponse<String> answer = HTTP.send(login, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("No login: " + answer.body());
            }
            if (i >= LOGINS) {
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return median(millis);
    }

    private static void summary(String what, List<Double> values) {
        System.out.printf(
                "%-32s min %.1f   median %.1f   max %.1f%n",
                what,
                values.stream().min(Comparator.naturalOrder()).orElseThrow(),
                median(values),
                values.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void cleanUp(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(folder + " remains", failed);
        }
    }

    private record Run(double readySeconds, double memoryMb, double loginMillis) {}
}
