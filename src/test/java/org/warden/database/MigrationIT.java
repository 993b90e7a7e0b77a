package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.PgBouncer;
import org.warden.setting.MapConfig;

/** Migrations on a real PostgreSQL, by a user who owns the tables and for one who only uses them. Each test has a database. */
@Tag("process")
class MigrationIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Map<String, String> OWNER =
            Map.of("warden.db.migration-user", "keeper", "warden.db.migration-password", "keeper");

    private static EmbeddedPostgres postgresql;

    @TempDir
    Path folder;

    @BeforeAll
    static void migrateOne() throws Exception {
        postgresql = EmbeddedPostgres.start();
        administer("postgres", "create role keeper login password 'keeper'");
        administer("postgres", "create role visitor login password 'visitor'");
        create("usual");
        migrate("usual", OWNER);
    }

    @AfterAll
    static void stopPostgresql() throws Exception {
        postgresql.close();
    }

    @Test
    void userWithoutRightsReadsAndWritesWhatTheOwnerHasMade() throws Exception {
        try (Connection user = connect("usual", "visitor")) {
            change(user, "insert into role (name) values ('Guest')");
            change(user, "update role set name = 'Visitor' where name = 'Guest'");
            assertThat(ask(user, "select count(*) from role where name = 'Visitor'"))
                    .isEqualTo("1");
            change(user, "delete from role where name = 'Visitor'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table own (id int)",
                "drop table account",
                "alter table account add column own int",
                "truncate account cascade",
                "create index own on account (id)",
                "delete from schema_history",
                "update schema_history set checksum = 0"
            })
    void userWithoutRightsChangesNoTableAndNoHistory(String sql) throws Exception {
        try (Connection user = connect("usual", "visitor")) {
            SQLException refused = catchThrowableOfType(SQLException.class, () -> change(user, sql));
            assertThat(refused.getSQLState()).isEqualTo("42501");
        }
    }

    @Test
    void nextStartGrantsTheTablesThatAMigrationHasAdded() throws Exception {
        create("later");
        migrate("later", OWNER);
        try (Connection owner = connect("later", "keeper")) {
            change(owner, "create table added (id int)");
            change(owner, "revoke delete on account from visitor");
        }
        migrate("later", OWNER);
        try (Connection user = connect("later", "visitor")) {
            change(user, "insert into added values (1)");
            change(user, "delete from account");
        }
    }

    @Test
    void tablesOfOtherOwnersAreNotGranted() throws Exception {
        create("shared");
        migrate("shared", OWNER);
        administer("shared", "create table foreign_ (id int)");
        migrate("shared", OWNER);
        try (Connection user = connect("shared", "visitor")) {
            assertThatThrownBy(() -> ask(user, "select count(*) from foreign_"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void userWithoutRightsDoesNotMigrateAnEmptyDatabase() throws Exception {
        create("empty");
        assertThatThrownBy(() -> migrate("empty", Map.of()))
                .hasMessageStartingWith("The user that migrates the schema may not do so: warden.db.migration-user")
                .hasStackTraceContaining("permission denied for schema public");
    }

    /** As with tables that one user migrates and another one owns. */
    @Test
    void missingGrantsAreToldIfTheyCannotBeGiven() throws Exception {
        create("missing");
        migrate("missing", OWNER);
        try (Connection owner = connect("missing", "keeper")) {
            change(owner, "grant select on schema_history to visitor");
            change(owner, "revoke update on account, session from visitor");
        }
        assertThatThrownBy(() -> migrate("missing", Map.of())).hasMessage("""
                        warden.db.user may not use every table. The owner of the tables must run:
                          grant select, insert, update, delete on public.account to visitor;
                          grant select, insert, update, delete on public.session to visitor;""");
    }

    @Test
    void userWhoDoesNotSeeTheTablesIsTold() throws Exception {
        create("unseen");
        administer("unseen", "revoke usage on schema public from public");
        administer("unseen", "grant usage on schema public to keeper");
        assertThatThrownBy(() -> migrate("unseen", OWNER))
                .hasMessageStartingWith("warden.db.user does not see the tables.");
    }

    @Test
    void fourNodesThatStartTogetherAllGetTheirGrants() throws Exception {
        create("together");
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Void> start = () -> {
                migrate("together", OWNER);
                return null;
            };
            for (Future<Void> node : nodes.invokeAll(Collections.nCopies(4, start))) {
                node.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        try (Connection user = connect("together", "visitor")) {
            assertThat(ask(user, "select count(*) from role")).isEqualTo("3");
        }
    }

    @Test
    void usersOfDifferentDatabasesAreRefused() throws Exception {
        create("here");
        migrate("here", OWNER);
        create("there");
        MapConfig config = config("here", OWNER).with("warden.db.migration-url", url("there"));
        assertThatThrownBy(() -> migration(config).run(stored -> {}))
                .hasMessage("warden.db.url and warden.db.migration-url must lead to the same database and schema.");
    }

    /** A user may choose where names are looked up, and could put functions of its own there. */
    @Test
    void ownerExecutesNothingThatTheOtherUserHasMade() throws Exception {
        create("hostile");
        administer("hostile", "create schema own authorization visitor");
        administer("hostile", "alter role visitor in database hostile set search_path = own, pg_catalog, public");
        try (Connection user = connect("hostile", "visitor")) {
            change(
                    user,
                    "create function own.format(text, name, name, name) returns text language sql"
                            + " as 'select ''grant keeper to visitor'''");
        }
        migrate("hostile", OWNER);
        try (Connection user = connect("hostile", "visitor")) {
            assertThat(ask(user, "select pg_catalog.pg_has_role('keeper', 'member')"))
                    .isEqualTo("f");
            assertThat(ask(user, "select count(*) from public.role")).isEqualTo("3");
        }
    }

    @Test
    void whatAnEarlierStartStoredIsReadByTheOwner() throws Exception {
        create("stored");
        AtomicReference<String> reader = new AtomicReference<>();
        migration(config("stored", OWNER)).requireFit(connection -> reader.set(ask(connection, "select current_user")));
        assertThat(reader).hasValue("keeper");
    }

    /** It waits for every open transaction: Flyway's lock must not be one. */
    @Test
    void indexCanBeMadeWhileOtherTransactionsWrite() throws Exception {
        create("concurrent");
        Migration migration = migration(config("concurrent", OWNER));
        assertTimeoutPreemptively(
                LONG,
                () -> migration.migration("db/trial", "trial_history").load().migrate());
        try (Connection owner = connect("concurrent", "keeper")) {
            assertThat(ask(owner, "select indisvalid from pg_index where indexrelid = 'trial_by_id'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void requestsMayPassThroughAPoolerAndMigrationsMayNot() throws Exception {
        PgBouncer.mustBeThere();
        try (PgBouncer bouncer = PgBouncer.before(postgresql.getPort(), folder).orElseThrow()) {
            MapConfig config = config("postgres", Map.of())
                    .with("warden.db.url", "jdbc:postgresql://localhost:" + bouncer.port() + "/postgres")
                    .with("warden.db.user", "postgres");
            assertThatThrownBy(() -> migration(config).run(stored -> {}))
                    .hasRootCauseMessage("Migrations must not pass through a connection pooler, such as PgBouncer:"
                            + " warden.db.migration-url must lead to PostgreSQL itself.");
            migration(config.with("warden.db.migration-url", url("postgres"))).run(stored -> {});
            try (Connection user = postgresql.getPostgresDatabase().getConnection()) {
                assertThat(ask(user, "select count(*) from role")).isEqualTo("3");
            }
        }
    }

    private static void create(String database) throws SQLException {
        administer("postgres", "create database " + database + " owner keeper");
    }

    private static void migrate(String database, Map<String, String> more) {
        migration(config(database, more)).run(stored -> {});
    }

    private static MapConfig config(String database, Map<String, String> more) {
        MapConfig config = MapConfig.defaults()
                .with("warden.db.url", url(database))
                .with("warden.db.user", "visitor")
                .with("warden.db.password", "visitor");
        more.forEach(config::with);
        return config;
    }

    @SuppressWarnings("UnnecessaryAssignment") // what a container would do
    private static Migration migration(MapConfig config) {
        Migration migration = new Migration();
        migration.settings = DatabaseSettings.from(config.settings());
        return migration;
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + postgresql.getPort() + "/" + database;
    }

    private static Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database), user, user);
    }

    private static void administer(String database, String sql) throws SQLException {
        try (Connection connection = connect(database, "postgres")) {
            change(connection, sql);
        }
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
