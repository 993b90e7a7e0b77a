import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/**
 * What a request costs, in requests per second of the server's processor time, and as ratios of one run, since times drift.
 * The server is pinned to the first processor, the load and PostgreSQL to the second. A second WAR with two unsecured JAX-RS
 * methods runs on the same server. An open GET needs no token. Only measures; sets no limits.
 *
 * <p>{@code ./mvnw package exec:exec -Pbench}; with {@code -Dwarden.bench.before=}WAR it compares this version with another.
 */
public final class SpeedBench {
    private static final int CONNECTIONS = 4;
    private static final int ROUNDS = 5;
    private static final long PHASE_MILLIS = 3_000;
    private static final long WARM_UP_MILLIS = 20_000;

    /** A renewal runs through most of the server: until it is compiled, the compiler takes a quarter of the processor time. */
    private static final long LONG_WARM_UP_MILLIS = 180_000;

    private static final long COMPARISON_WARM_UP_MILLIS = 60_000;
    /** Many short ones: the median of their ratios is known better than that of a few long ones. */
    private static final int COMPARISON_ROUNDS = 100;

    private static final long COMPARISON_MILLIS = 1_000;

    private static final long PINNED_WARM_UP_MILLIS = 10_000;
    private static final int BAD_TOKENS = 100_000;
    private static final String EMAIL = "admin@example.org";
    private static final String MEMBER = "ada@example.org";
    private static final String PASSWORD = "only for the bench 1";

    private static final String BARE = """
            import jakarta.ws.rs.*;
            @ApplicationPath("api") public class Bare extends jakarta.ws.rs.core.Application {}
            """;

    /** Answers as long as those of Warden that they are compared with. */
    private static final String BARE_RESOURCE = """
            import jakarta.ws.rs.*;
            @Path("secured") @Produces("application/json") @Consumes("application/json") public class BareResource {
                private static final String LONG = "{\\"text\\":\\"" + "a".repeat(1300) + "\\"}";
                @GET public String get() {
                    return "{\\"message\\":\\"This Secured Data is available only for Authenticated Users.\\"}";
                }
                @POST public String post(String body) {
                    return LONG;
                }
            }
            """;

    private final int port;
    private final Process server;

    private SpeedBench(Process server, int port) {
        this.server = server;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        pin(ProcessHandle.current().pid(), 1);
        Path payara = Path.of(arguments[0]);
        Path war = Path.of("target/warden.war");
        if (arguments.length < 2 || arguments[1].isEmpty()) {
            with(payara, war, SpeedBench::run);
        } else {
            with(payara, Path.of(arguments[1]), before -> with(payara, war, now -> compare(before, now)));
        }
    }

    /** Measures on a server and a database of its own, which end afterwards. */
    private static void with(Path payara, Path war, Measurement measurement) throws Exception {
        Path folder = Files.createTempDirectory("warden-bench");
        int port = freePort();
        try (EmbeddedPostgres database = EmbeddedPostgres.start()) {
            Process server = start(folder, port, database.getPort(), List.of(war, bareWar(folder)), payara);
            try {
                measurement.of(new SpeedBench(server, port));
            } finally {
                server.destroy();
                if (!server.waitFor(30, TimeUnit.SECONDS)) {
                    server.destroyForcibly().waitFor();
                }
            }
        } finally {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private interface Measurement {
        void of(SpeedBench server) throws Exception;
    }

    /** The same load on two versions of Warden in turn: the ratio of each pair, so that a change of the machine's speed cancels. */
    private static void compare(SpeedBench before, SpeedBench now) throws Exception {
        Map<String, Supplier<Load>> loadsBefore = before.ownLoads();
        Map<String, Supplier<Load>> loadsNow = now.ownLoads();
        for (String name : loadsNow.keySet()) {
            before.measure(loadsBefore.get(name), COMPARISON_WARM_UP_MILLIS);
            now.measure(loadsNow.get(name), COMPARISON_WARM_UP_MILLIS);
        }
        pin(before.server.pid(), 0);
        pin(now.server.pid(), 0);
        System.out.println("now / before                   median   its 95 % interval");
        for (String name : loadsNow.keySet()) {
            before.measure(loadsBefore.get(name), PINNED_WARM_UP_MILLIS);
            now.measure(loadsNow.get(name), PINNED_WARM_UP_MILLIS);
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < COMPARISON_ROUNDS; round++) {
                // Each version is first in half of the rounds.
                double first = round % 2 == 0 ? before.measure(loadsBefore.get(name), COMPARISON_MILLIS) : 0;
                double rate = now.measure(loadsNow.get(name), COMPARISON_MILLIS);
                ratios.add(rate / (round % 2 == 0 ? first : before.measure(loadsBefore.get(name), COMPARISON_MILLIS)));
            }
            printMedian(name, ratios);
        }
    }

    private Map<String, Supplier<Load>> ownLoads() throws Exception {
        awaitReady();
        String authorization = "Authorization: Bearer " + field(login(EMAIL), "token");
        Map<String, Supplier<Load>> loads = new LinkedHashMap<>();
        loads.put("secured GET", () -> new Load("GET", "/warden/api/secured", authorization, ""));
        loads.put("refresh", () -> refreshing(EMAIL));
        // An account of its own: many logins end its older sessions.
        member(authorization);
        loads.put("login", () -> new Load("POST", "/warden/api/user/token", "", credentials(MEMBER)));
        return loads;
    }

    private void run() throws Exception {
        awaitReady();
        String token = field(login(EMAIL), "token");
        String memberToken = member("Authorization: Bearer " + token);
        Map<String, Supplier<Load>> loads = new LinkedHashMap<>();
        loads.put("bare GET", () -> new Load("GET", "/bare/api/secured", "", ""));
        loads.put("open GET", () -> new Load("GET", "/warden/.well-known/microprofile-config.properties", "", ""));
        loads.put("secured GET", () -> new Load("GET", "/warden/api/secured", "Authorization: Bearer " + token, ""));
        loads.put(
                "secured GET of a member",
                () -> new Load("GET", "/warden/api/secured", "Authorization: Bearer " + memberToken, ""));
        loads.put("JWKS", () -> new Load("GET", "/warden/.well-known/jwks.json", "", ""));
        loads.put(
                "bare POST",
                () -> new Load("POST", "/bare/api/secured", "", "{\"refreshToken\":\"" + "a".repeat(43) + "\"}"));
        loads.put("refresh", () -> refreshing(EMAIL));
        loads.put("refresh of a member", () -> refreshing(MEMBER));
        for (Supplier<Load> load : loads.values()) {
            measure(load, WARM_UP_MILLIS);
        }
        measure(() -> refreshing(EMAIL), LONG_WARM_UP_MILLIS);
        // Pinned only after warm-up, because the compiler shares the processor with the server.
        pin(server.pid(), 0);
        for (Supplier<Load> load : loads.values()) {
            measure(load, PINNED_WARM_UP_MILLIS);
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Supplier<Load>> load : loads.entrySet()) {
                rates.computeIfAbsent(load.getKey(), name -> new ArrayList<>())
                        .add(measure(load.getValue(), PHASE_MILLIS));
            }
            rates.computeIfAbsent("signature", name -> new ArrayList<>()).add(1 / signatureSeconds());
        }
        report(rates);
        badTokens();
    }

    private static void report(Map<String, List<Double>> rates) {
        System.out.println("per second of processor time        min   median      max");
        rates.forEach((name, values) -> print("%-30s %8.0f %8.0f %8.0f%n", name, values));
        System.out.println("ratios of one run");
        print("%-30s %8.2f %8.2f %8.2f%n", "secured GET / bare GET", ratios(rates, "secured GET", "bare GET"));
        print("%-30s %8.2f %8.2f %8.2f%n", "secured GET / open GET", ratios(rates, "secured GET", "open GET"));
        print(
                "%-30s %8.2f %8.2f %8.2f%n",
                "a member / without groups", ratios(rates, "secured GET of a member", "secured GET"));
        print(
                "%-30s %8.2f %8.2f %8.2f%n",
                "refresh of a member / without", ratios(rates, "refresh of a member", "refresh"));
        print("%-30s %8.2f %8.2f %8.2f%n", "JWKS / open GET", ratios(rates, "JWKS", "open GET"));
        print("%-30s %8.2f %8.2f %8.2f%n", "JWKS / bare GET", ratios(rates, "JWKS", "bare GET"));
        List<Double> refresh = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            double least = 1 / rates.get("signature").get(i)
                    + 1 / rates.get("bare POST").get(i);
            refresh.add(rates.get("refresh").get(i) * least);
        }
        print("%-30s %8.2f %8.2f %8.2f%n", "refresh / (signature + POST)", refresh);
    }

    private static List<Double> ratios(Map<String, List<Double>> rates, String one, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(rates.get(one).get(i) / rates.get(other).get(i));
        }
        return ratios;
    }

    /** The interval in which the true median lies in 95 of 100 runs, by the ranks of a binomial distribution. */
    private static void printMedian(String name, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        int reach = (int) Math.ceil(Math.sqrt(sorted.size()) * 0.98);
        System.out.printf(
                "%-30s %6.3f   %.3f to %.3f%n",
                name, sorted.get(middle), sorted.get(middle - reach), sorted.get(middle + reach));
    }

    private static void print(String format, String name, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(format, name, sorted.get(0), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    /** Tokens that differ from each other, all refused: what they leave in the heap. */
    private void badTokens() throws Exception {
        String good = field(login(EMAIL), "token");
        AtomicInteger number = new AtomicInteger();
        double before = heapMebibytes();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, SpeedBench::daemon);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            callers.add(threads.submit(() -> {
                try (Connection connection = new Connection(port)) {
                    for (int n = number.getAndIncrement(); n < BAD_TOKENS; n = number.getAndIncrement()) {
                        String bad = good.substring(0, good.length() - 12) + "%012x".formatted(n);
                        require(connection.send("GET", "/warden/api/secured", "Authorization: Bearer " + bad, ""), 401);
                    }
                }
                return null;
            }));
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        threads.shutdown();
        System.out.printf(
                "heap after a collection: %.1f MiB, after %d bad tokens %.1f MiB%n",
                before, BAD_TOKENS, heapMebibytes());
    }

    /** Requests per second of the server's processor time. */
    private double measure(Supplier<Load> loads, long millis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, SpeedBench::daemon);
        List<Load> prepared = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            prepared.add(loads.get());
        }
        double before = processorSeconds();
        long end = System.nanoTime() + millis * 1_000_000;
        List<Future<Integer>> counts = new ArrayList<>();
        for (Load load : prepared) {
            counts.add(threads.submit(() -> load.runUntil(end)));
        }
        int requests = 0;
        for (Future<Integer> count : counts) {
            requests += count.get();
        }
        double seconds = processorSeconds() - before;
        threads.shutdown();
        return requests / seconds;
    }

    /** A caller and the request that it repeats. */
    private class Load {
        final String method;
        final String path;
        final String header;
        String body;

        Load(String method, String path, String header, String body) {
            this.method = method;
            this.path = path;
            this.header = header;
            this.body = body;
        }

        int runUntil(long end) throws IOException {
            int requests = 0;
            try (Connection connection = new Connection(port)) {
                while (System.nanoTime() < end) {
                    answered(require(connection.send(method, path, header, body), 200));
                    requests++;
                }
            }
            return requests;
        }

        void answered(String answer) {
            // The next request is the same.
        }
    }

    /** A caller that renews its own session. */
    private Load refreshing(String email) {
        try {
            String first = field(login(email), "refreshToken");
            return new Load("POST", "/warden/api/user/refresh-token", "", "{\"refreshToken\":\"" + first + "\"}") {
                @Override
                void answered(String answer) {
                    body = "{\"refreshToken\":\"" + field(answer, "refreshToken") + "\"}";
                }
            };
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Registers an account with a role that ends, and with the roles of a group and of the one above it; returns its token. */
    private String member(String administrator) throws IOException {
        try (Connection connection = new Connection(port)) {
            String person = "{\"firstName\":\"Ada\",\"lastName\":\"Byron\",\"username\":\"ada\",\"email\":\"" + MEMBER
                    + "\",\"password\":\"" + PASSWORD + "\"}";
            String id = field(require(connection.send("POST", "/warden/api/user/register", "", person), 201), "id");
            for (String role : List.of("Clerk", "Editor", "Reader")) {
                String body = "{\"name\":\"" + role + "\",\"permissions\":[\"order:*\",\"product:read\"]}";
                require(connection.send("POST", "/warden/api/roles", administrator, body), 201);
            }
            String until = "{\"until\":\"2090-01-01T00:00:00Z\"}";
            require(connection.send("PUT", "/warden/api/users/" + id + "/roles/Clerk", administrator, until), 204);
            String company = "{\"name\":\"Company\",\"roles\":[\"Reader\"]}";
            String above =
                    field(require(connection.send("POST", "/warden/api/groups", administrator, company), 201), "id");
            String sales = "{\"name\":\"Sales\",\"parent\":\"" + above + "\",\"roles\":[\"Editor\"]}";
            String group =
                    field(require(connection.send("POST", "/warden/api/groups", administrator, sales), 201), "id");
            String path = "/warden/api/groups/" + group + "/members/" + id;
            require(connection.send("PUT", path, administrator, until), 204);
        }
        return field(login(MEMBER), "token");
    }

    private String login(String email) throws IOException {
        try (Connection connection = new Connection(port)) {
            return require(connection.send("POST", "/warden/api/user/token", "", credentials(email)), 200);
        }
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return matcher.group(1);
    }

    private static String require(Connection.Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** The processor time of one RS256 signature with a 2048-bit key, by this JVM on its own processor. */
    private static double signatureSeconds() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] claims = new byte[700];
        var threads = ManagementFactory.getThreadMXBean();
        int signatures = 0;
        long begin = 0;
        for (long rounds = 0; rounds < 2; rounds++) {
            begin = threads.getCurrentThreadCpuTime();
            signatures = 0;
            while (threads.getCurrentThreadCpuTime() - begin < 1_500_000_000L) {
                Signature signature = Signature.getInstance("SHA256withRSA");
                signature.initSign(pair.getPrivate());
                signature.update(claims);
                signature.sign();
                signatures++;
            }
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1e9 / signatures;
    }

    /** User and system time of the server; Linux counts in hundredths of a second. */
    private double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(server.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private double heapMebibytes() throws Exception {
        jcmd("GC.run");
        jcmd("GC.run");
        Matcher used =
                Pattern.compile("(?:new|tenured) generation .*?used (\\d+)K").matcher(jcmd("GC.heap_info"));
        double kibibytes = 0;
        while (used.find()) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes / 1024;
    }

    private String jcmd(String command) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void pin(long pid, int processor) throws Exception {
        Process process = new ProcessBuilder("taskset", "-acp", Integer.toString(processor), Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            System.out.println("Not pinned: process " + pid + " runs on any processor.");
        }
    }

    private void awaitReady() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            try (Connection connection = new Connection(port)) {
                if (connection
                                        .send("GET", "/warden/.well-known/jwks.json", "", "")
                                        .status()
                                == 200
                        && connection.send("GET", "/bare/api/secured", "", "").status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Asked again below.
            }
            if (!server.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The server is not ready.");
            }
            Thread.sleep(200);
        }
    }

    private static Process start(Path folder, int port, int databasePort, List<Path> wars, Path payara)
            throws IOException {
        Path temp = Files.createDirectory(folder.resolve("tmp"));
        Path config = Path.of("payara-config").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-Xmn48m",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + temp));
        command.addAll(List.of("-jar", payara.toAbsolutePath().toString(), "--port", Integer.toString(port)));
        // The name of the file is the path of the application.
        Path warden = Files.copy(wars.get(0), folder.resolve("warden.war"));
        command.addAll(
                List.of("--deploy", warden.toString(), "--deploy", wars.get(1).toString()));
        command.addAll(List.of("--nohazelcast", "--disablephonehome"));
        command.addAll(List.of(
                "--prebootcommandfile", config.resolve("pre-boot.asadmin").toString()));
        command.addAll(
                List.of("--logproperties", config.resolve("logging.properties").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_"));
        builder.environment()
                .putAll(Map.of(
                        "WARDEN_DB_URL", "jdbc:postgresql://localhost:" + databasePort + "/postgres",
                        "WARDEN_DB_USER", "postgres",
                        "WARDEN_DB_PASSWORD", "postgres",
                        "WARDEN_SEAL_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                        "WARDEN_TOKEN_LIFE", "PT1H",
                        // The throttle works, but never refuses the one address of the load.
                        "WARDEN_THROTTLE_BURST", "100000",
                        "WARDEN_THROTTLE_PER_MINUTE", "100000",
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL", EMAIL,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD));
        return builder.start();
    }

    private static Path bareWar(Path folder) throws IOException {
        Path sources = Files.createDirectory(folder.resolve("bare"));
        Files.writeString(sources.resolve("Bare.java"), BARE);
        Files.writeString(sources.resolve("BareResource.java"), BARE_RESOURCE);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        sources.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        sources.resolve("Bare.java").toString(),
                        sources.resolve("BareResource.java").toString());
        if (result != 0) {
            throw new IllegalStateException("The bare WAR does not compile.");
        }
        Path war = folder.resolve("bare.war");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(war))) {
            for (String name : List.of("Bare.class", "BareResource.class")) {
                jar.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
                Files.copy(sources.resolve(name), jar);
            }
        }
        return war;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * HTTP/1.1 over a connection that is kept as long as the server keeps it, for answers with a Content-Length: the load shall
     * cost as little as it can.
     */
    private static final class Connection implements AutoCloseable {
        private final int port;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        Connection(int port) throws IOException {
            this.port = port;
            open();
        }

        private void open() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            out = socket.getOutputStream();
        }

        Answer send(String method, String path, String header, String body) throws IOException {
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                    + (header.isEmpty() ? "" : header + "\r\n");
            String content =
                    body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
            out.write((head + content + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(line().substring(9, 12));
            int length = 0;
            boolean last = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
                last |= line.equalsIgnoreCase("connection: close");
            }
            Answer answer = new Answer(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
            if (last) {
                socket.close();
                open();
            }
            return answer;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(128);
            for (int octet = in.read(); octet != '\n'; octet = in.read()) {
                if (octet < 0) {
                    throw new IOException("The connection ended.");
                }
                if (octet != '\r') {
                    line.write(octet);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }

        record Answer(int status, String body) {}
    }
}
