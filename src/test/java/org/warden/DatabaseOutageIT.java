package org.warden;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/**
 * The database stops, restarts and fails over while Warden runs: one node on a primary with a standby. The failover comes last.
 */
@Tag("process")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DatabaseOutageIT {
    private static final Duration HEALED = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static EmbeddedPostgres primary;
    private static EmbeddedPostgres standby;
    private static ServerProcess server;
    private static Api api;
    private static Visitor duke;

    @BeforeAll
    static void start() throws Exception {
        primary = database("primary", 0);
        primary.close();
        copy(folder.resolve("primary"), folder.resolve("standby"));
        Files.createFile(folder.resolve("standby/standby.signal"));
        Files.writeString(
                folder.resolve("standby/postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primary.getPort() + " user=postgres'\n",
                StandardOpenOption.APPEND);
        primary = database("primary", primary.getPort());
        standby = database("standby", 0);
        server = ServerProcess.start(folder, settings());
        api = server.ready();
        duke = new Visitor(api, "duke");
        assertThat(duke.register().status()).isEqualTo(201);
        duke.enter();
    }

    @AfterAll
    static void end() throws Exception {
        if (server != null) {
            server.close();
        }
        if (standby != null) {
            standby.close();
        }
        primary.close();
    }

    /** A scrape that waited for the database would take as long as a caller waits for a connection. */
    @Test
    @Order(0)
    void metricsSayWithinTenSecondsThatTheDatabaseIsDownAndNeverWaitForIt() throws Exception {
        assertThat(scrape()).contains("\nwarden_db_up 1.0\n");
        primary.close();
        await().atMost(HEALED).until(() -> scrape().contains("\nwarden_db_up 0.0\n"));

        primary = database("primary", primary.getPort());
        await().atMost(HEALED).until(() -> scrape().contains("\nwarden_db_up 1.0\n"));
    }

    /** Here because no other test has a server in production. */
    @Test
    @Order(0)
    void productionHasNoPageAboutTheApi() {
        String script = "/swagger-ui-bundle.js";
        for (String path :
                List.of("", "/", ";x", "/page.js", "/swagger-ui.css", script, script + ".LICENSE.txt", "/other")) {
            api.get("openapi/ui" + path).mustBe(404, "not-found");
            api.post("openapi/ui" + path, "{}").mustBe(404, "not-found");
        }
        assertThat(api.get("openapi").status()).isEqualTo(200);
    }

    /** Here because this server has them turned off. */
    @Test
    @Order(0)
    void pagesThatASettingTurnsOffAreNotThere() {
        for (String path : List.of(
                "console",
                "console/",
                "console/style.css",
                "console/console.js",
                "console/parts/table.js",
                "console/lib/LICENSE.txt",
                "account",
                "account/")) {
            api.get(path).mustBe(404, "not-found");
            api.post(path, "{}").mustBe(404, "not-found");
        }
        api.get("api/user").mustBe(401, "token-required");
    }

    /** Promise 13; ASVS 16.5.2, 16.5.3. */
    @Test
    @Order(1)
    void withoutTheDatabaseLoginsAreRefusedTokensWorkAndEverythingHealsByItself() throws Exception {
        primary.close();
        assertUnavailable(duke.logIn(Api.PASSWORD));
        assertThat(duke.own().get("api/secured").status()).isEqualTo(200);
        for (String probe : List.of("started", "live", "ready")) {
            assertThat(api.get("health/" + probe).status()).as(probe).isEqualTo(200);
        }

        primary = database("primary", primary.getPort());
        await().atMost(HEALED).until(() -> duke.logIn(Api.PASSWORD).status() == 200);
    }

    /** A demoted primary keeps its connections open, and refuses every write. */
    @Test
    @Order(2)
    void databaseThatOnlyReadsIsUnavailableAndHealsByItself() throws Exception {
        change(primary, "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        await().atMost(HEALED).until(() -> duke.logIn(Api.PASSWORD).status() == 503);
        assertUnavailable(duke.logIn(Api.PASSWORD));
        assertThat(duke.own().get("api/secured").status()).isEqualTo(200);

        change(primary, "alter system reset default_transaction_read_only", "select pg_reload_conf()");
        await().atMost(HEALED).until(() -> duke.logIn(Api.PASSWORD).status() == 200);
    }

    /** PostgreSQL then commits with a warning, and a failover would lose the write. */
    @Test
    @Order(3)
    void commitThatNoStandbyConfirmedIsNoSuccess() throws Exception {
        change(primary, "alter system set synchronous_standby_names = 'nobody'", "select pg_reload_conf()");
        try {
            CompletableFuture<Answer> registration = CompletableFuture.supplyAsync(() -> api.register("waits"));
            await().pollDelay(Duration.ofMillis(50)).until(() -> {
                ask(primary, "select count(pg_cancel_backend(pid)) from pg_stat_activity where wait_event = 'SyncRep'");
                return registration.isDone();
            });
            assertUnavailable(registration.get());
        } finally {
            change(primary, "alter system reset synchronous_standby_names", "select pg_reload_conf()");
        }
        await().atMost(HEALED).until(() -> duke.logIn(Api.PASSWORD).status() == 200);
    }

    @Test
    @Order(4)
    void standbyThatWasPromotedIsFoundWithoutARestart() throws Exception {
        String written = "select pg_current_wal_lsn() <= replay_lsn from pg_stat_replication";
        await().atMost(HEALED).until(() -> "t".equals(ask(primary, written)));
        change(primary, "alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        // A database session learns of the setting a moment later; a write before that would be lost.
        await().atMost(HEALED).until(() -> duke.logIn(Api.PASSWORD).status() == 503);
        change(standby, "select pg_promote()");
        // Each connection detects it for itself.
        await().atMost(HEALED).until(() -> api.register("later").status() == 201);
        assertThat(ask(standby, "select count(*) from account where username = 'later'"))
                .isEqualTo("1");
    }

    private static String scrape() {
        return assertTimeout(Duration.ofSeconds(1), () -> {
            Answer answer = api.as(TestRun.METRICS_TOKEN).get("metrics");
            assertThat(answer.status()).isEqualTo(200);
            return answer.body();
        });
    }

    private static void assertUnavailable(Answer refused) {
        refused.mustBe(503, "unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
    }

    private static EmbeddedPostgres database(String name, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve(name))
                .setCleanDataDirectory(false)
                .setPort(port)
                // Tests switch it off by default.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void change(EmbeddedPostgres database, String... statements) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedPostgres database, String sql) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** With the profile production, like any node with a standby. */
    private static Map<String, String> settings() {
        String nodes = "localhost:" + primary.getPort() + ",localhost:" + standby.getPort();
        return Map.ofEntries(
                entry("WARDEN_PROFILE", "production"),
                entry("WARDEN_PUBLIC_URL", "https://id.example.org"),
                entry("WARDEN_TOKEN_ISSUER", "https://id.example.org"),
                entry("WARDEN_MAIL_HOST", "localhost"),
                entry("WARDEN_MAIL_FROM", "id@example.org"),
                entry("WARDEN_DB_URL", "jdbc:postgresql://" + nodes + "/postgres?targetServerType=primary"),
                entry("WARDEN_DB_USER", "postgres"),
                entry("WARDEN_DB_PASSWORD", "postgres"),
                entry("WARDEN_SEAL_KEY", "dGVzdHMgb25seTogMzIgYnl0ZXMsIG5vIHNlY3JldC4="),
                entry("WARDEN_METRICS_TOKEN", TestRun.METRICS_TOKEN),
                entry("WARDEN_CONSOLE_ENABLED", "false"));
    }
}
