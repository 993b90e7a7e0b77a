import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.warden.word.WordText;

/**
 * How long the lists and searches of administrators take with many accounts: 1,000,000 on PostgreSQL, 100,000 on H2, with 100
 * roles and 1,000 groups. Makes the rows, starts the server with its usual heap on the first processor (the load and PostgreSQL
 * run on the second), measures each sort, filter and search over HTTP, prints the sizes of the indexes, and looks at the plan
 * of each statement that the server ran. Ends with status 1 if a figure is missed or a plan scans a table.
 *
 * <p>{@code ./mvnw package exec:exec -Pmany-accounts [-Dwarden.bench.database=h2] [-Dwarden.bench.folder=...]}; a folder that
 * is named is kept, and its rows are used again. {@code -Dwarden.bench.only} is a regular expression for names of cases; {@code
 * rows} only makes the rows.
 */
public final class ManyAccountsBench {
    private static final String EMAIL = "admin@example.org";
    private static final String PASSWORD = "only for the bench 1";
    private static final int ROLES = 100;
    private static final int GROUPS = 1_000;
    private static final int SIZE = 50;
    private static final int BIG_SIZE = 200;
    private static final int REQUESTS = 30;
    private static final int WARM_UP_ROUNDS = 8;

    /** A difference that says nothing. */
    private static final double NOISE_MILLIS = 5;

    /** A plan may scan tables that are smaller than this: those of roles and groups. */
    private static final int SMALL_TABLE = 20_000;

    private final Store store;
    private final Path folder;
    private final List<String> missed = new ArrayList<>();
    private Web web;

    private ManyAccountsBench(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        pin(ProcessHandle.current().pid(), 1);
        Path payara = Path.of(arguments[0]).toAbsolutePath();
        boolean kept = arguments.length > 2 && !arguments[2].isEmpty();
        Path folder = kept
                ? Files.createDirectories(Path.of(arguments[2]).toAbsolutePath())
                : Files.createTempDirectory("warden-bench");
        boolean h2 = arguments.length > 1 && arguments[1].equals("h2");
        ManyAccountsBench bench;
        try (Store store = h2 ? new H2(folder) : new Postgresql(folder)) {
            bench = new ManyAccountsBench(store, folder);
            bench.run(payara);
        } finally {
            if (!kept) {
                try (var paths = Files.walk(folder)) {
                    paths.sorted(java.util.Comparator.reverseOrder())
                            .forEach(path -> path.toFile().delete());
                }
            }
        }
        bench.missed.forEach(text -> System.out.println("MISSED " + text));
        System.exit(bench.missed.isEmpty() ? 0 : 1);
    }

    private void run(Path payara) throws Exception {
        if (!Files.exists(folder.resolve("made"))) {
            try (Server made = new Server(payara, folder, store)) {
                made.awaitReady();
            }
            new Rows(store).make();
            Files.createFile(folder.resolve("made"));
        }
        sizes();
        if (System.getProperty("warden.bench.only", "").equals("rows")) {
            return;
        }
        long begin = System.nanoTime();
        try (Server server = new Server(payara, folder, store)) {
            server.awaitReady();
            System.out.printf("start to ready: %.1f s%n", (System.nanoTime() - begin) / 1e9);
            web = new Web(server.port);
            web.logIn();
            List<Case> cases = cases();
            Pattern only = Pattern.compile(System.getProperty("warden.bench.only", ""));
            cases.removeIf(one -> !only.matcher(one.name).find());
            warmUp(cases);
            measure(cases);
            others();
            store.watchPlans(true);
            for (int i = 0; i < 3; i++) {
                for (Case one : cases) {
                    Page first = web.page(one.query);
                    if (first.next != null) {
                        web.page(one.query + "&cursor=" + first.next);
                    }
                }
            }
            store.watchPlans(false);
            missed.addAll(store.scans());
        }
    }

    // What is measured

    /** @param deep whether there are as many accounts that the deep page exists */
    private record Case(String name, String query, boolean deep) {}

    private List<Case> cases() throws SQLException {
        List<Case> cases = new ArrayList<>();
        for (String sort :
                List.of("-created", "created", "username", "-username", "email", "-email", "lastSeen", "-lastSeen")) {
            cases.add(new Case("sort " + sort, "sort=" + sort, true));
        }
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("role of all", "role=User");
        filters.put("role of 3 in 10", "role=role-001");
        filters.put("role of 1 in 500", "role=role-050");
        filters.put("role of one", "role=role-099");
        filters.put("role of none", "role=role-100");
        filters.put("group of 1 in 10", "group=" + Rows.group(1));
        filters.put("group of few", "group=" + Rows.group(500));
        filters.put("group of none", "group=" + Rows.group(GROUPS - 1));
        for (String status : List.of("active", "unconfirmed", "invited", "locked", "disabled", "deleted")) {
            filters.put("status " + status, "status=" + status);
        }
        filters.put("kind person", "kind=person");
        filters.put("kind service (none)", "kind=service");
        filters.put("second factor", "secondFactor=true");
        filters.put("created within a month", "createdFrom=" + month(14) + "&createdTo=" + month(13));
        filters.put("seen before", "seenBefore=" + LocalDate.now(ZoneOffset.UTC).minusDays(300));
        Set<String> deep = Set.of("role of all", "role of 3 in 10", "status active", "kind person");
        filters.forEach((name, query) -> cases.add(new Case(name, query, deep.contains(name))));
        for (String sort : List.of("created", "username", "-email", "lastSeen", "-lastSeen")) {
            for (String filter : List.of(
                    "role of 3 in 10",
                    "role of one",
                    "group of 1 in 10",
                    "status active",
                    "status invited",
                    "seen before")) {
                cases.add(new Case(filter + ", " + sort, filters.get(filter) + "&sort=" + sort, false));
            }
        }
        cases.add(new Case(
                "all filters",
                "role=User&group=" + Rows.group(1) + "&status=active&kind=person&secondFactor=true&createdFrom="
                        + month(30) + "&seenBefore=" + LocalDate.now(ZoneOffset.UTC),
                false));
        cases.addAll(searches(filters));
        for (Case one : List.of(cases.get(0), cases.get(2), new Case("kind service (none)", "kind=service", false))) {
            cases.add(new Case(one.name + ", pages of 200", one.query + "&size=200", false));
        }
        return cases;
    }

    private List<Case> searches(Map<String, String> filters) throws SQLException {
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("commonest beginning", "ex");
        searches.put("commonest word", "example.org");
        searches.put("beginning of a name", "an");
        searches.put("commonest name", Rows.firstName(0));
        searches.put("no hit", "zzzz");
        searches.put(
                "one account",
                store.ask("select username from account where id > '"
                        + new UUID(month(20).toEpochMilli() << 16, 0) + "' order by id limit 1"));
        searches.put("first and last name", Rows.firstName(3) + " " + Rows.lastName(40));
        searches.put("four words", Rows.firstName(0) + " " + Rows.lastName(0) + " example.org ex");
        searches.put("four common beginnings", "example example. ex exa");
        searches.put("common word and no hit", "example.org zzzz");
        searches.put("two common words never together", "example.org example.net");
        searches.put("hostile", "%_' \uD835\uDCB3\uD835\uDCB4 \u202E\u202Ea\u0308b --");
        List<Case> cases = new ArrayList<>();
        searches.forEach((name, text) -> cases.add(new Case(
                "search: " + name,
                "search=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                name.equals("commonest word"))));
        cases.add(new Case(
                "search: common word, role of one", "search=example.org&" + filters.get("role of one"), false));
        cases.add(new Case("search: common word, second factor", "search=example.org&secondFactor=true", false));
        return cases;
    }

    private static Instant month(int ago) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(30L * ago, ChronoUnit.DAYS);
    }

    private void warmUp(List<Case> cases) throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (Case one : cases) {
                web.page(one.query);
            }
        }
    }

    private void measure(List<Case> cases) throws Exception {
        System.out.printf(
                "%-42s %17s   %17s   %17s   %s%n",
                "milliseconds: p50 p95", "first page", "pages 2 to 31", "from page " + number(), "deep / first");
        for (Case one : cases) {
            Times first = new Times();
            Page page = null;
            for (int i = 0; i < REQUESTS; i++) {
                page = web.page(one.query);
                first.add(page.millis);
            }
            Times next = walk(one, page.next);
            Times deep = one.deep ? walk(one, deep(one, page.next)) : new Times();
            double ratio = deep.p(50) / first.p(50);
            System.out.printf(
                    "%-42s %8.1f %8.1f   %8.1f %8.1f   %8.1f %8.1f   %s%n",
                    one.name,
                    first.p(50),
                    first.p(95),
                    next.p(50),
                    next.p(95),
                    deep.p(50),
                    deep.p(95),
                    one.deep ? "%.2f".formatted(ratio) : "");
            require(one.name + ", first page", first);
            require(one.name + ", next pages", next);
            require(one.name + ", deep pages", deep);
            if (one.deep && !(deep.p(50) <= 1.2 * first.p(50) + NOISE_MILLIS)) {
                missed.add("%s: deep pages take %.2f times as long as the first".formatted(one.name, ratio));
            }
        }
    }

    private void require(String name, Times times) {
        if (times.p(95) > store.mostMillis()) {
            missed.add("%s: p95 %.0f ms".formatted(name, times.p(95)));
        }
    }

    /** Pages from this cursor on, one after the other, again from the start after the last. */
    private Times walk(Case one, String from) throws Exception {
        Times times = new Times();
        String cursor = from;
        for (int i = 0; i < REQUESTS && cursor != null; i++) {
            Page page = web.page(one.query + "&cursor=" + cursor);
            times.add(page.millis);
            cursor = page.next == null ? from : page.next;
        }
        return times;
    }

    /** Page 5,000 of a million accounts, and page 500 of 100,000. */
    private int number() {
        return store.accounts() / 200;
    }

    /** The cursor at which that page begins; found in steps of large pages, and kept for the next run. */
    private String deep(Case one, String second) throws Exception {
        Path file = folder.resolve("cursors.properties");
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                known.load(reader);
            }
        }
        String cursor = known.getProperty(one.query);
        if (cursor != null
                && web.get("/api/users?" + one.query + "&cursor=" + cursor).statusCode() == 200) {
            return cursor;
        }
        cursor = second;
        Times times = new Times();
        for (int row = SIZE; row < (number() - 1) * SIZE && cursor != null; row += BIG_SIZE) {
            Page page = web.page(one.query + "&fields=id&size=" + BIG_SIZE + "&cursor=" + cursor);
            times.add(page.millis);
            cursor = page.next;
        }
        System.out.printf("%-42s %8.1f %8.1f   all pages of 200 up to there%n", one.name, times.p(50), times.p(95));
        require(one.name + ", pages of 200", times);
        if (cursor != null) {
            known.setProperty(one.query, cursor);
            try (var writer = Files.newBufferedWriter(file)) {
                known.store(writer, null);
            }
        }
        return cursor;
    }

    /** Other requests that may cost more with many accounts. */
    private void others() throws Exception {
        for (Map.Entry<String, String> path : otherPaths().entrySet()) {
            Times times = new Times();
            double first = 0;
            for (int i = 0; i < REQUESTS + 10; i++) {
                double millis = web.timed(path.getValue());
                if (i == 0) {
                    first = millis;
                } else if (i >= 10) {
                    times.add(millis);
                }
            }
            System.out.printf(
                    "%-42s %8.1f %8.1f   the very first %.1f%n", path.getKey(), times.p(50), times.p(95), first);
            if (times.p(95) > 2 * store.mostMillis()) {
                missed.add("%s: p95 %.0f ms".formatted(path.getKey(), times.p(95)));
            }
        }
    }

    private Map<String, String> otherPaths() throws SQLException {
        String id =
                store.ask("select cast(id as varchar(36)) from account where username <> 'admin' order by id limit 1");
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put("one account", "/api/users/" + id);
        paths.put("its access", "/api/users/" + id + "/access?role=User");
        paths.put("counts", "/api/users/counts");
        paths.put("roles", "/api/roles");
        paths.put("one role", "/api/roles/User");
        paths.put("groups", "/api/groups");
        paths.put("groups below one", "/api/groups?parent=" + Rows.group(0));
        paths.put("members", "/api/groups/" + Rows.group(1) + "/members");
        return paths;
    }

    private void sizes() throws SQLException {
        System.out.println("indexes, MB");
        store.sizes().forEach((name, bytes) -> System.out.printf("%-42s %8.1f%n", name, bytes / 1e6));
    }

    private static final class Times {
        private final List<Double> millis = new ArrayList<>();

        void add(double one) {
            millis.add(one);
        }

        double p(int percent) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? Double.NaN
                    : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    // HTTP

    private record Page(double millis, String next) {}

    private static final class Web {
        private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]*)\"");
        private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]*)\"");

        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String base;
        private String token;

        Web(int port) {
            base = "http://localhost:" + port;
        }

        void logIn() throws Exception {
            String body = "{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}";
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(base + "/api/user/token"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            token = first(TOKEN, answer.body());
            if (token == null) {
                throw new IllegalStateException(answer.body());
            }
        }

        HttpResponse<String> get(String path) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + token)
                            .timeout(Duration.ofMinutes(2))
                            .build(),
                    BodyHandlers.ofString());
        }

        Page page(String query) throws Exception {
            long begin = System.nanoTime();
            String body = body("/api/users?" + query);
            return new Page((System.nanoTime() - begin) / 1e6, first(NEXT, body));
        }

        /** The milliseconds until the whole answer is there. */
        double timed(String path) throws Exception {
            long begin = System.nanoTime();
            body(path);
            return (System.nanoTime() - begin) / 1e6;
        }

        private String body(String path) throws Exception {
            HttpResponse<String> answer = get(path);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        }

        private static String first(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.group(1) : null;
        }
    }

    /** The server with the heap of the manual's command, on the first processor. */
    private static final class Server implements AutoCloseable {
        final int port = freePort();
        private final Process process;

        Server(Path payara, Path folder, Store store) throws Exception {
            Path temp = Files.createDirectories(folder.resolve("tmp"));
            Path config = Path.of("payara-config").toAbsolutePath();
            List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx320m", "-Xmn48m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temp));
            command.addAll(List.of("-jar", payara.toString(), "--port", Integer.toString(port)));
            command.addAll(List.of(
                    "--deploy", Path.of("target/warden.war").toAbsolutePath().toString()));
            command.addAll(List.of("--contextroot", "/", "--nohazelcast", "--disablephonehome"));
            command.addAll(List.of(
                    "--prebootcommandfile", config.resolve("pre-boot.asadmin").toString()));
            command.addAll(List.of(
                    "--logproperties", config.resolve("logging.properties").toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(name -> name.startsWith("WARDEN_"));
            environment.putAll(Map.of(
                    "WARDEN_DB_URL",
                    store.url(),
                    "WARDEN_SEAL_KEY",
                    Base64.getEncoder().encodeToString(new byte[32]),
                    "WARDEN_TOKEN_LIFE",
                    "PT1H",
                    "WARDEN_THROTTLE_BURST",
                    "100000",
                    "WARDEN_THROTTLE_PER_MINUTE",
                    "100000",
                    "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                    EMAIL,
                    "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                    PASSWORD));
            environment.putAll(store.login());
            process = builder.start();
        }

        void awaitReady() throws Exception {
            Web web = new Web(port);
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
            while (true) {
                try {
                    web.logIn();
                    return;
                } catch (IOException | IllegalStateException notYet) {
                    if (!process.isAlive() || System.nanoTime() > deadline) {
                        throw new IllegalStateException("The server is not ready; see server.log.", notYet);
                    }
                }
                Thread.sleep(100);
            }
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            } catch (IOException none) {
                throw new IllegalStateException(none);
            }
        }
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

    // The rows

    /** Makes the same rows in each run, except for their times. */
    private static final class Rows {
        private static final String[] BEGINNINGS = {"An", "Be", "Chlo", "Dmi", "El", "Fá", "Gre", "Hé", "Ing", "Jo"};
        private static final String[] MIDDLES = {"na", "ri", "lo", "mé", "ta", "nu"};
        private static final String[] ENDS = {"", "n", "s", "ka", "ß"};
        private static final String[] DOMAINS = {"example.org", "example.net", "mail.test", "work.example.com"};
        private static final String NEVER = "9999-12-31 00:00:00+00";
        private static final String NIL = new UUID(0, 0).toString();

        private final Store store;
        private final int accounts;
        private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private String hash;

        Rows(Store store) {
            this.store = store;
            this.accounts = store.accounts();
        }

        static UUID group(int number) {
            return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
        }

        static String firstName(int number) {
            return name(number);
        }

        static String lastName(int number) {
            return name(number % 70) + name(number / 70 + 7).toLowerCase();
        }

        private static String name(int number) {
            return BEGINNINGS[number % 10] + MIDDLES[number / 10 % 6] + ENDS[number / 60 % 5];
        }

        void make() throws Exception {
            long begin = System.nanoTime();
            hash = store.ask("select password_hash from account");
            store.begin();
            rolesAndGroups();
            store.fill(
                    "account",
                    "id, username, username_key, email, email_key, first_name, last_name, password_hash, created, status, stage,"
                            + " locked_until, deletes, second_factor, last_seen, last_login",
                    table -> IntStream.range(0, accounts).forEach(i -> account(table, i)));
            System.out.printf("accounts after %.0f s%n", (System.nanoTime() - begin) / 1e9);
            store.fill(
                    "account_word",
                    "word, account_id",
                    table -> IntStream.range(0, accounts).forEach(i -> {
                        Person person = new Person(i);
                        WordText.of(person.username, person.email, person.first, person.last)
                                .forEach(word -> table.row(word, person.id));
                    }));
            System.out.printf("words after %.0f s%n", (System.nanoTime() - begin) / 1e9);
            store.fill(
                    "account_role",
                    "account_id, role_name, until",
                    table -> IntStream.range(0, accounts).forEach(i -> roles(table, new Person(i))));
            store.fill(
                    "group_member",
                    "account_id, group_id, until, added_by, added",
                    table -> IntStream.range(0, accounts).forEach(i -> groups(table, new Person(i))));
            store.run("update account_word_fill set upto = '" + new Person(accounts - 1).id + "', complete = true");
            System.out.printf("rows after %.0f s%n", (System.nanoTime() - begin) / 1e9);
            store.end();
            System.out.printf("%d accounts made in %.0f s%n", accounts, (System.nanoTime() - begin) / 1e9);
        }

        private void rolesAndGroups() throws Exception {
            store.fill(
                    "role",
                    "name, description",
                    table -> IntStream.rangeClosed(1, ROLES).forEach(i -> table.row(role(i), "The role number " + i)));
            store.fill(
                    "role_permission",
                    "role_name, permission",
                    table -> IntStream.rangeClosed(1, ROLES)
                            .forEach(i -> table.row(role(i), "product:part-" + i + ":read")));
            store.fill(
                    "user_group",
                    "id, name, name_key, parent_id, version",
                    table -> IntStream.range(0, GROUPS)
                            .forEach(i -> table.row(
                                    group(i).toString(),
                                    "Group " + i,
                                    "group " + i,
                                    i == 0 ? NIL : group((i - 1) / 3).toString(),
                                    "1")));
            store.fill("group_path", "descendant_id, ancestor_id, depth", table -> {
                for (int i = 0; i < GROUPS; i++) {
                    int depth = 0;
                    for (int above = i; ; above = (above - 1) / 3) {
                        table.row(group(i).toString(), group(above).toString(), Integer.toString(depth++));
                        if (above == 0) {
                            break;
                        }
                    }
                }
            });
            store.fill(
                    "group_role",
                    "group_id, role_name",
                    table -> IntStream.range(1, GROUPS)
                            .filter(i -> i % 3 == 1)
                            .forEach(i -> table.row(group(i).toString(), role(i % ROLES + 1))));
        }

        private static String role(int number) {
            return "role-%03d".formatted(number);
        }

        private void account(Table table, int i) {
            Person person = new Person(i);
            SplittableRandom random = new SplittableRandom(i * 31L + 7);
            int lot = random.nextInt(1_000);
            // Unconfirmed accounts that are older are deleted by the upkeep.
            boolean young = i > accounts - accounts / 50;
            String status = young && lot < 500
                    ? "UNCONFIRMED"
                    : lot < 960
                            ? "ACTIVE"
                            : lot < 970 ? "INVITED" : lot < 980 ? "LOCKED" : lot < 990 ? "DISABLED" : "DELETED";
            String lockedUntil = status.equals("LOCKED")
                    ? lot % 2 == 0
                            ? NEVER
                            : now.minus(lot - 969, ChronoUnit.DAYS).toString()
                    : null;
            boolean seen = random.nextInt(10) < 8 && !status.equals("UNCONFIRMED") && !status.equals("INVITED");
            double age = random.nextDouble();
            Instant login = now.minusSeconds((long) (age * age * 400 * 86_400));
            table.row(
                    person.id,
                    person.username,
                    status.equals("UNCONFIRMED") ? "~" + person.id : person.username,
                    person.email,
                    person.email,
                    person.first,
                    person.last,
                    hash,
                    person.created.toString(),
                    status,
                    List.of("LOCKED", "DISABLED", "DELETED").contains(status) ? "ACTIVE" : null,
                    lockedUntil,
                    status.equals("DELETED")
                            ? now.plus(random.nextInt(1, 30), ChronoUnit.DAYS).toString()
                            : null,
                    Boolean.toString(random.nextInt(20) == 0),
                    seen ? LocalDate.ofInstant(login, ZoneOffset.UTC).toString() : "1970-01-01",
                    seen ? login.toString() : null);
        }

        private void roles(Table table, Person person) {
            SplittableRandom random = new SplittableRandom(person.number * 17L + 3);
            table.row(person.id, "User", NEVER);
            Set<Integer> more = new LinkedHashSet<>();
            if (random.nextInt(10) < 3) {
                more.add(1);
            }
            if (random.nextInt(10) < 2) {
                more.add(2);
            }
            if (random.nextInt(5) == 0) {
                more.add(random.nextInt(3, 99));
            }
            if (person.number == accounts / 3) {
                more.add(99);
            }
            String until =
                    random.nextInt(50) == 0 ? now.plus(30, ChronoUnit.DAYS).toString() : NEVER;
            more.forEach(role -> table.row(person.id, role(role), until));
        }

        private void groups(Table table, Person person) {
            SplittableRandom random = new SplittableRandom(person.number * 13L + 5);
            int lot = random.nextInt(100);
            if (lot < 10) {
                table.row(person.id, group(1).toString(), NEVER, NIL, person.created.toString());
            }
            if (lot < 80) {
                int other = random.nextInt(2, GROUPS - 1);
                table.row(person.id, group(other).toString(), NEVER, NIL, person.created.toString());
            }
        }

        /** Created evenly over five years; the first names, the last names and the domains are not evenly common. */
        private final class Person {
            final int number;
            final String id;
            final String username;
            final String email;
            final String first;
            final String last;
            final Instant created;

            Person(int number) {
                this.number = number;
                SplittableRandom random = new SplittableRandom(number);
                long age = (long) ((accounts - number) * (5 * 365 * 86_400_000.0 / accounts))
                        / (number > accounts - accounts / 50 ? 20 : 1);
                created = now.minusMillis(age);
                id = new UUID(
                                created.toEpochMilli() << 16 | 0x7000 | number & 0xFFF,
                                random.nextLong() >>> 2 | Long.MIN_VALUE)
                        .toString();
                double common = random.nextDouble();
                first = firstName((int) (common * common * common * 300));
                double rare = random.nextDouble();
                last = lastName((int) (rare * rare * 5_000));
                username = plain(first) + "." + plain(last) + number;
                int lot = random.nextInt(100);
                String domain = lot < 60 ? DOMAINS[0] : lot < 80 ? DOMAINS[1] : lot < 90 ? DOMAINS[2] : DOMAINS[3];
                email = (lot % 2 == 0 ? plain(first).charAt(0) + plain(last) : plain(last) + "_" + plain(first))
                        + number + "@" + domain;
            }

            private static String plain(String name) {
                return name.toLowerCase().replace("á", "a").replace("é", "e").replace("ß", "ss");
            }
        }
    }

    private interface Table {
        void row(String... values);
    }

    private interface Filler {
        void fill(Table table) throws Exception;
    }

    // The databases

    private abstract static class Store implements AutoCloseable {
        Connection connection;

        abstract String url();

        abstract Map<String, String> login();

        abstract int accounts();

        abstract double mostMillis();

        abstract Connection connect() throws SQLException;

        abstract void begin() throws Exception;

        abstract void fill(String table, String columns, Filler filler) throws Exception;

        abstract void end() throws Exception;

        abstract Map<String, Long> sizes() throws SQLException;

        abstract void watchPlans(boolean on) throws Exception;

        abstract List<String> scans() throws Exception;

        void run(String sql) throws SQLException {
            try (Statement statement = connection().createStatement()) {
                statement.execute(sql);
            }
        }

        String ask(String sql) throws SQLException {
            List<String> rows = list(sql);
            return rows.isEmpty() ? null : rows.get(0);
        }

        List<String> list(String sql) throws SQLException {
            List<String> all = new ArrayList<>();
            try (Statement statement = connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        }

        Connection connection() throws SQLException {
            if (connection == null || connection.isClosed()) {
                connection = connect();
            }
            return connection;
        }

        /** The tables that no plan may scan. */
        Set<String> large() throws SQLException {
            Set<String> large = new LinkedHashSet<>();
            for (String table : List.of(
                    "account",
                    "account_word",
                    "account_role",
                    "group_member",
                    "session",
                    "audit_event",
                    "group_path",
                    "user_group")) {
                if (Long.parseLong(ask("select count(*) from " + table)) > SMALL_TABLE) {
                    large.add(table);
                }
            }
            return large;
        }
    }

    private static final class Postgresql extends Store {
        private static final String AUTO_EXPLAIN = "auto_explain.log_min_duration";
        private final Path log;
        private final EmbeddedPostgres postgresql;
        private final List<String> again = new ArrayList<>();
        private long logged;

        Postgresql(Path folder) throws IOException {
            log = folder.resolve("postgresql.log");
            postgresql = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgresql"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("session_preload_libraries", "auto_explain")
                    .setServerConfig("maintenance_work_mem", "512MB")
                    .setServerConfig("max_wal_size", "8GB")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }

        @Override
        String url() {
            return "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres";
        }

        @Override
        Map<String, String> login() {
            return Map.of("WARDEN_DB_USER", "postgres", "WARDEN_DB_PASSWORD", "postgres");
        }

        @Override
        int accounts() {
            return Integer.getInteger("warden.bench.accounts", 1_000_000);
        }

        @Override
        double mostMillis() {
            return 60;
        }

        @Override
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url(), "postgres", "postgres");
        }

        /** Without indexes and foreign keys the rows come in faster. */
        @Override
        void begin() throws SQLException {
            run("set session_replication_role = replica");
            String tables = "('account', 'account_word', 'account_role', 'group_member')";
            again.addAll(list("select indexdef from pg_indexes i where tablename in " + tables
                    + " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)"));
            for (String index : list("select indexname from pg_indexes i where tablename in " + tables
                    + " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)")) {
                run("drop index " + index);
            }
            String keys = " from pg_constraint where contype = 'p' and conrelid in"
                    + " ('account_word'::regclass, 'account_role'::regclass, 'group_member'::regclass)";
            again.addAll(list("select 'alter table ' || conrelid::regclass || ' add constraint ' || conname || ' ' ||"
                    + " pg_get_constraintdef(oid)" + keys));
            for (String drop :
                    list("select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname" + keys)) {
                run(drop);
            }
        }

        @Override
        void fill(String table, String columns, Filler filler) throws Exception {
            CopyIn copy = connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + columns + ") from stdin");
            boolean words = table.equals("account_word");
            ByteArrayOutputStream some = new ByteArrayOutputStream(1 << 17);
            filler.fill(values -> {
                if (words) {
                    values[0] = "\\\\x" + HexFormat.of().formatHex(bytes(values[0]));
                }
                String line = Arrays.stream(values)
                        .map(value -> value == null ? "\\N" : value)
                        .collect(Collectors.joining("\t"));
                some.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
                if (some.size() > 1 << 16) {
                    send(copy, some);
                }
            });
            send(copy, some);
            copy.endCopy();
        }

        private static void send(CopyIn copy, ByteArrayOutputStream some) {
            try {
                copy.writeToCopy(some.toByteArray(), 0, some.size());
                some.reset();
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        void end() throws SQLException {
            for (String sql : again) {
                run(sql);
            }
            run("set session_replication_role = origin");
            run("vacuum analyze");
        }

        @Override
        Map<String, Long> sizes() throws SQLException {
            Map<String, Long> sizes = new TreeMap<>();
            for (String row :
                    list("select relname || ' ' || pg_relation_size(oid) from pg_class where relkind in ('i', 'r') and"
                            + " relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 1000000")) {
                sizes.put(row.split(" ")[0], Long.parseLong(row.split(" ")[1]));
            }
            return sizes;
        }

        @Override
        void watchPlans(boolean on) throws Exception {
            logged = on ? Files.size(log) : logged;
            run("alter system set " + AUTO_EXPLAIN + " = " + (on ? "0" : "-1"));
            run("select pg_reload_conf()");
            Thread.sleep(1_000);
        }

        /** Reads the plans that the server's own statements had, as PostgreSQL logged them. */
        @Override
        List<String> scans() throws Exception {
            byte[] all = Files.readAllBytes(log);
            String text = new String(all, (int) logged, all.length - (int) logged, StandardCharsets.UTF_8);
            Set<String> large = large();
            Set<String> found = new LinkedHashSet<>();
            int plans = 0;
            for (String entry : text.split("\\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
                Matcher query = Pattern.compile("plan:\\s+Query Text: (.*)", Pattern.DOTALL)
                        .matcher(entry);
                if (!query.find()) {
                    continue;
                }
                plans++;
                String plan = query.group(1);
                Matcher scan = Pattern.compile("Seq Scan on (\\w+)").matcher(plan);
                while (scan.find()) {
                    if (large.contains(scan.group(1))) {
                        found.add(
                                "scan of " + scan.group(1) + ":\n" + plan.substring(0, Math.min(3_000, plan.length())));
                    }
                }
            }
            System.out.println(plans + " plans looked at, " + found.size() + " scan a table");
            return List.copyOf(found);
        }

        @Override
        public void close() throws IOException {
            postgresql.close();
        }
    }

    private static final class H2 extends Store {
        private static final String DIALECT = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
        private final String url;

        H2(Path folder) {
            url = "jdbc:h2:file:" + folder.resolve("data/warden") + ";AUTO_SERVER=TRUE";
        }

        @Override
        String url() {
            return url;
        }

        @Override
        Map<String, String> login() {
            return Map.of();
        }

        @Override
        int accounts() {
            return Integer.getInteger("warden.bench.accounts", 100_000);
        }

        @Override
        double mostMillis() {
            return 120;
        }

        @Override
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url + DIALECT);
        }

        @Override
        void begin() throws SQLException {
            run("set referential_integrity false");
        }

        @Override
        void fill(String table, String columns, Filler filler) throws Exception {
            boolean words = table.equals("account_word");
            String places = columns.replaceAll("\\w+", "?");
            connection().setAutoCommit(false);
            try (PreparedStatement insert = connection()
                    .prepareStatement("insert into " + table + " (" + columns + ") values (" + places + ")")) {
                int[] waiting = {0};
                filler.fill(values -> {
                    try {
                        for (int i = 0; i < values.length; i++) {
                            if (words && i == 0) {
                                insert.setBytes(1, bytes(values[0]));
                            } else {
                                insert.setString(i + 1, values[i]);
                            }
                        }
                        insert.addBatch();
                        if (++waiting[0] % 1_000 == 0) {
                            insert.executeBatch();
                        }
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
                insert.executeBatch();
            }
            connection().commit();
            connection().setAutoCommit(true);
        }

        @Override
        void end() throws SQLException {
            run("set referential_integrity true");
            run("analyze");
            connection().close();
        }

        @Override
        Map<String, Long> sizes() throws SQLException {
            Map<String, Long> sizes = new TreeMap<>();
            // H2 tells the size of a table with its indexes only.
            for (String table : List.of("account", "account_word", "account_role", "group_member")) {
                sizes.put(table, Long.parseLong(ask("call disk_space_used('" + table + "')")));
            }
            connection().close();
            return sizes;
        }

        @Override
        void watchPlans(boolean on) throws Exception {
            run("set query_statistics_max_entries 1000");
            if (on) {
                run("set query_statistics true");
            }
        }

        private final Set<String> unexplained = new LinkedHashSet<>();

        /** H2 keeps the statements, and not their plans. */
        @Override
        List<String> scans() throws Exception {
            Set<String> large = large();
            Set<String> found = new LinkedHashSet<>();
            int plans = 0;
            for (String sql : list("select sql_statement from information_schema.query_statistics")) {
                if (!sql.toLowerCase().startsWith("select")
                        && !sql.toLowerCase().startsWith("(select")) {
                    continue;
                }
                plans++;
                String plan = explain(sql);
                for (String table : large) {
                    if (Pattern.compile(
                                    "\"" + table + "\\.tableScan|PUBLIC\\." + table + "\\.tableScan",
                                    Pattern.CASE_INSENSITIVE)
                            .matcher(plan)
                            .find()) {
                        found.add("scan of " + table + ":\n" + plan);
                    }
                }
                if (plan.contains("order by".toUpperCase())
                        && !plan.contains("index sorted")
                        && plan.contains("account")) {
                    System.out.println("sorted without an index: " + plan);
                }
            }
            System.out.println(plans + " plans looked at, " + found.size() + " scan a table, " + unexplained.size()
                    + " cannot be explained");
            unexplained.stream().limit(5).forEach(System.out::println);
            return List.copyOf(found);
        }

        private String explain(String sql) throws SQLException {
            try (PreparedStatement explain = connection().prepareStatement("explain " + sql)) {
                for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                    explain.setObject(i, null);
                }
                try (ResultSet rows = explain.executeQuery()) {
                    rows.next();
                    return rows.getString(1);
                }
            } catch (SQLException refused) {
                unexplained.add(sql + " " + refused.getMessage());
                return "";
            }
        }

        @Override
        public void close() throws SQLException {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private static byte[] bytes(String word) {
        byte[] all = word.getBytes(StandardCharsets.UTF_8);
        return all.length <= 256 ? all : Arrays.copyOf(all, 256);
    }
}
