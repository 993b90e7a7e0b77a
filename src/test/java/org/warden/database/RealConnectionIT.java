package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.PgBouncer;
import org.warden.setting.FixedConfig;
import org.warden.setting.MapConfig;

/** The pool without a server, on a real PostgreSQL and on real H2 files. */
@Tag("process")
class RealConnectionIT {
    private static EmbeddedPostgres postgresql;

    @TempDir
    Path folder;

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void startPostgresql() throws Exception {
        // Tests switch it off by default.
        postgresql = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @AfterAll
    static void stopPostgresql() throws Exception {
        postgresql.close();
    }

    @AfterEach
    void closePool() {
        other.shutdownNow();
        ConnectionPool.close();
        ConfigProviderResolver.setInstance(null);
    }

    @Test
    void isolationIsOursWhateverTheDatabasesDefaultIs() throws Exception {
        administer("create database strict");
        administer("alter database strict set default_transaction_isolation = 'serializable'");
        use("strict", Map.of());
        try (Connection lease = ConnectionPool.lease()) {
            assertThat(ask(lease, "show transaction_isolation")).isEqualTo("read committed");
        }
    }

    @Test
    void databaseThatIsNotUtf8IsRefusedAtTheStart() throws Exception {
        administer("create database ascii encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0");
        Migration migration = migration("ascii");
        assertThatThrownBy(() -> migration.requireFit(fit -> {}))
                .hasRootCauseMessage("The database has the encoding SQL_ASCII: create it with encoding UTF8.");
    }

    @Test
    void timeZoneThatPostgresqlDoesNotKnowIsSaidAtTheStart() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(new SimpleTimeZone(0, "Mars/Olympus"));
        try {
            Migration migration = migration("postgres");
            assertThatThrownBy(() -> migration.requireFit(fit -> {}))
                    .hasMessage("PostgreSQL does not know this JVM's time zone Mars/Olympus:"
                            + " start Java with -Duser.timezone=UTC.");
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void wrongDatabaseIsToldWithoutWaitingForIt() {
        Migration migration = migration("nowhere");
        assertThatThrownBy(() -> migration.requireFit(fit -> {}))
                .rootCause()
                .hasMessageContaining("\"nowhere\" does not exist");
    }

    /** Takes the five seconds for which a migration makes callers of other nodes wait. */
    @Test
    void migrationThatWaitsForALockGivesUpAndSucceedsLater() throws Exception {
        administer("create database locked");
        Migration migration = migration("locked");
        try (Connection holder = DriverManager.getConnection(url("locked"), "postgres", "postgres")) {
            holder.setAutoCommit(false);
            change(holder, "create table role ()");
            assertThatThrownBy(() -> migration.run(stored -> {}))
                    .hasStackTraceContaining("canceling statement due to lock timeout");
            holder.rollback();
            migration.run(stored -> {});
            assertThat(ask(holder, "select count(*) from role")).isEqualTo("3");
        }
    }

    /** More nodes than the database has connections. */
    @Test
    void whereTheDatabaseHasNoConnectionLeftOneThatIsLentIsWaitedFor() throws Exception {
        administer("create role crowded login password 'crowded' connection limit 1");
        use("postgres", Map.of("warden.db.user", "crowded", "warden.db.password", "crowded"));
        ConnectionPool.started();
        Connection lent = ConnectionPool.lease();
        Future<String> waiting = other.submit(() -> {
            try (Connection lease = ConnectionPool.lease()) {
                return ask(lease, "select 'served'");
            }
        });
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(waiting.isDone()).isFalse();
        lent.close();
        assertThat(waiting.get()).isEqualTo("served");
    }

    @Test
    void connectionToAServerThatBecameReadOnlyIsNotUsedAgain() throws Exception {
        administer("create database demoted");
        use("demoted", Map.of("warden.db.pool-size", "2"));
        String first;
        try (Connection lease = ConnectionPool.lease()) {
            first = ask(lease, "select pg_backend_pid()");
            change(lease, "set session characteristics as transaction read only");
            lease.commit();
            SQLException refused = catchThrowableOfType(SQLException.class, () -> change(lease, "create table t ()"));
            assertThat(refused.getSQLState()).isEqualTo("25006");
            lease.rollback();
        }
        try (Connection lease = ConnectionPool.lease()) {
            assertThat(ask(lease, "select pg_backend_pid()")).isNotEqualTo(first);
        }
    }

    /** A node that is suspended, or whose network hangs, does not keep its rows locked. */
    @Test
    void idleTransactionReleasesItsRowsAndItsConnectionIsNotUsedAgain() throws Exception {
        administer("create database idle");
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty(RealConnection.IDLE_IN_TRANSACTION, "300");
        try (Connection suspended = new RealConnection().connect(url("idle"), properties)) {
            change(suspended, "create table held (x int)");
            suspended.setAutoCommit(false);
            change(suspended, "lock table held");
            try (Connection another = postgresql.getDatabase("postgres", "idle").getConnection()) {
                change(another, "set lock_timeout = '10s'");
                change(another, "insert into held values (1)");
            }
            SQLException ended =
                    catchThrowableOfType(SQLException.class, () -> ask(suspended, "select count(*) from held"));
            assertThat(RealConnection.isBroken(ended)).as(ended.getSQLState()).isTrue();
        }
    }

    @Test
    void idleTransactionsAreLimitedForEveryConnectionOfThePool() throws Exception {
        use("postgres", Map.of());
        try (Connection lease = ConnectionPool.lease()) {
            assertThat(ask(lease, "show idle_in_transaction_session_timeout")).isEqualTo("1min");
        }
    }

    /** There a setting of one session would reach another one. */
    @Test
    void nothingIsSetBehindAPoolerAndTheWrongIsolationIsToldAtTheStart() throws Exception {
        PgBouncer.mustBeThere();
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty(RealConnection.IDLE_IN_TRANSACTION, "300");
        try (PgBouncer bouncer = PgBouncer.before(postgresql.getPort(), folder).orElseThrow()) {
            String url = "jdbc:postgresql://localhost:" + bouncer.port() + "/postgres";
            Migration migration = migration(url, url("postgres"));
            migration.requireFit(fit -> {});
            try (Connection pooled = new RealConnection().connect(url, properties)) {
                assertThat(ask(pooled, "show idle_in_transaction_session_timeout"))
                        .isEqualTo("0");
            }
            administer("alter database postgres set default_transaction_isolation = 'serializable'");
            administer("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where backend_type = 'client backend' and pid <> pg_backend_pid()");
            assertThatThrownBy(() -> migration.requireFit(fit -> {}))
                    .hasRootCauseMessage("The database's default_transaction_isolation is serializable:"
                            + " behind a connection pooler it must be 'read committed'.");
        } finally {
            administer("alter database postgres reset default_transaction_isolation");
        }
    }

    /** The wait for a synchronous standby was canceled: only this server has the commit, and may lose it. */
    @Test
    void commitWithAWarningIsNoSuccess() throws Exception {
        administer("create database alone");
        use("alone", Map.of());
        administer("alter system set synchronous_standby_names = 'nobody'");
        administer("select pg_reload_conf()");
        try {
            Future<Boolean> commit = other.submit(commit());
            await().until(() -> administerAsking("select count(*) from pg_stat_activity where wait_event = 'SyncRep'")
                    .equals("1"));
            administer("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'");
            ExecutionException failed = catchThrowableOfType(ExecutionException.class, commit::get);
            assertThat(failed.getCause()).isInstanceOf(SQLException.class);
            assertThat(((SQLException) failed.getCause()).getSQLState()).isEqualTo("08007");
        } finally {
            administer("alter system reset synchronous_standby_names");
            administer("select pg_reload_conf()");
        }
    }

    private static Callable<Boolean> commit() {
        return () -> {
            try (Connection connection = LeasedConnection.open()) {
                connection.setAutoCommit(false);
                change(connection, "create table written ()");
                connection.commit();
                return true;
            }
        };
    }

    /** Whatever the process's umask is. */
    @Test
    void onlyTheOwnerReadsTheFilesOfH2() throws Exception {
        Path file = folder.resolve("data/warden.mv.db");
        ConfigProviderResolver.setInstance(new FixedConfig(
                MapConfig.defaults().with("warden.db.url", "jdbc:h2:file:" + folder.resolve("data/warden"))));
        try (Connection lease = ConnectionPool.lease()) {
            change(lease, "create table t (x int)");
            lease.commit();
        }
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(file.getParent())).isEqualTo("rwx------");
        ConnectionPool.close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (Connection lease = ConnectionPool.lease()) {
            assertThat(ask(lease, "select count(*) from t")).isEqualTo("0");
        }
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void use(String database, Map<String, String> more) {
        MapConfig config = MapConfig.defaults()
                .with("warden.db.url", url(database))
                .with("warden.db.user", "postgres")
                .with("warden.db.password", "postgres");
        for (Map.Entry<String, String> setting : more.entrySet()) {
            config = config.with(setting.getKey(), setting.getValue());
        }
        ConfigProviderResolver.setInstance(new FixedConfig(config));
    }

    private static Migration migration(String database) {
        return migration(url(database), url(database));
    }

    @SuppressWarnings("UnnecessaryAssignment") // what a container would do
    private static Migration migration(String url, String direct) {
        Migration migration = new Migration();
        migration.settings = DatabaseSettings.from(MapConfig.defaults()
                .with("warden.db.url", url)
                .with("warden.db.migration-url", direct)
                .with("warden.db.user", "postgres")
                .with("warden.db.password", "postgres")
                .settings());
        return migration;
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + postgresql.getPort() + "/" + database;
    }

    private static void administer(String sql) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection()) {
            change(connection, sql);
        }
    }

    private static String administerAsking(String sql) throws SQLException {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection()) {
            return ask(connection, sql);
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
