package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.warden.database.DatabaseSettings.Login;

/** Migrates the schema to the version of this WAR. Flyway's lock lets one node migrate while the others wait. */
@ApplicationScoped
public class Migration {
    /**
     * While a migration waits for the lock of a table, every later request for that table waits behind it. So it gives up, and
     * the start fails.
     */
    private static final int LOCK_TIMEOUT_SECONDS = 5;

    /** The folder with the migrations of an application. */
    private static final String APPLICATION = "db/app";

    /** SQLSTATE {@code insufficient_privilege}. */
    private static final String DENIED = "42501";

    /** One grant for each table of the owner that this user may not use fully. */
    private static final String MISSING_GRANTS = """
            select pg_catalog.format('grant select, insert, update, delete on %I.%I to %I', s.nspname, t.relname, u.name)
            from (select cast(? as text) as name) u cross join pg_catalog.pg_class h
              join pg_catalog.pg_class t on t.relnamespace = h.relnamespace and t.relowner = h.relowner
              join pg_catalog.pg_namespace s on s.oid = t.relnamespace
            where h.oid = pg_catalog.to_regclass('schema_history') and t.relkind in ('r', 'p')
              and t.relname not in ('schema_history', 'app_history')
              and not (pg_catalog.has_table_privilege(cast(u.name as name), t.oid, 'select')
                and pg_catalog.has_table_privilege(cast(u.name as name), t.oid, 'insert')
                and pg_catalog.has_table_privilege(cast(u.name as name), t.oid, 'update')
                and pg_catalog.has_table_privilege(cast(u.name as name), t.oid, 'delete'))
            order by 1
            """;

    /** The user of a session, whether it sees the tables, and which tables of which database those are. */
    private static final String PLACE = """
            select current_user, pg_catalog.to_regclass('schema_history') is not null, pg_catalog.concat_ws(' ',
              pg_catalog.current_database(), pg_catalog.pg_postmaster_start_time(), pg_catalog.to_regclass('schema_history'))
            """;

    @Inject
    DatabaseSettings settings;

    /**
     * Applies the missing migrations in {@code sql/}, then those of an application inside this WAR, and grants the use of the
     * tables to the user who serves requests; throws if the database is down, unfit or was changed by hand.
     *
     * @param stored checks what an earlier start stored, before anything is written; throws to prevent the migration
     */
    public void run(Consumer<Connection> stored) {
        RealConnection.protect(settings);
        requireFit(stored);
        migrate(migration("db/migration", "schema_history"));
        if (exists(APPLICATION + "/flyway.location")) {
            // Without a baseline Flyway refuses a schema that already has tables.
            migrate(migration(APPLICATION, "app_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0"));
        }
        if (!settings.isH2()) {
            grantUse();
        }
    }

    private static void migrate(FluentConfiguration migration) {
        try {
            migration.load().migrate();
        } catch (FlywayException failed) {
            if (Stream.iterate((Throwable) failed, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> cause instanceof SQLException sql && DENIED.equals(sql.getSQLState()))) {
                throw new IllegalStateException(
                        "The user that migrates the schema may not do so: warden.db.migration-user, or warden.db.user without it,"
                                + " must own the schema and its tables.",
                        failed);
            }
            throw failed;
        }
    }

    private static boolean exists(String resource) {
        return Migration.class.getClassLoader().getResource(resource) != null;
    }

    FluentConfiguration migration(String folder, String history) {
        Login login = settings.forMigrations();
        FluentConfiguration migration = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(login.url(), login.user(), login.password())
                .driver(RealConnection.class.getName())
                .locations("classpath:" + folder)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .table(history);
        if (settings.isH2()) {
            return migration;
        }
        // Otherwise Flyway's lock is an open transaction, and "create index concurrently" waits for the end of every
        // transaction.
        migration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return migration.callbacks(new LockTimeout());
    }

    /** Checks that the database and what it stores are usable, before anything is written. */
    void requireFit(Consumer<Connection> stored) {
        try (Connection connection = connect(settings.forMigrations())) {
            if (!settings.isH2()) {
                RealConnection.requireDirect(connection);
                connect(settings.usual()).close();
            }
            stored.accept(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException(reason(refused), refused);
        }
    }

    /** Grants what the user of the requests lacks: nothing if it is the owner of the tables. */
    private void grantUse() {
        try (Connection usual = connect(settings.usual());
                Connection owner = connect(settings.forMigrations())) {
            String user = requireSameTables(usual, owner);
            List<String> missing = missingGrants(owner, user);
            if (!missing.isEmpty()) {
                grant(missing, owner, user);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(reason(refused), refused);
        }
    }

    /** Returns the user of the requests, who may choose where it looks for tables. */
    private static String requireSameTables(Connection usual, Connection owner) throws SQLException {
        try (Statement asUsual = usual.createStatement();
                Statement asOwner = owner.createStatement();
                ResultSet one = asUsual.executeQuery(PLACE);
                ResultSet other = asOwner.executeQuery(PLACE)) {
            one.next();
            other.next();
            if (!one.getBoolean(2)) {
                throw new IllegalStateException("warden.db.user does not see the tables. It needs the right of usage"
                        + " on their schema, and that schema first in its search_path.");
            }
            if (!one.getString(3).equals(other.getString(3))) {
                throw new IllegalStateException(
                        "warden.db.url and warden.db.migration-url must lead to the same database and schema.");
            }
            return one.getString(1);
        }
    }

    private static void grant(List<String> missing, Connection owner, String user) throws SQLException {
        String refusal = "warden.db.user may not use every table. The owner of the tables must run:\n  "
                + String.join(";\n  ", missing) + ";";
        owner.setAutoCommit(false);
        try (Statement statement = owner.createStatement()) {
            // PostgreSQL refuses one of two nodes that grant the same at once.
            statement.execute("lock table schema_history in share update exclusive mode");
            for (String grant : missingGrants(owner, user)) {
                statement.execute(grant);
            }
            owner.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refusal, refused);
        }
        // PostgreSQL only warns a user who may use a table, but may not grant its use.
        if (!missingGrants(owner, user).isEmpty()) {
            throw new IllegalStateException(refusal);
        }
    }

    /** Made in the session of the owner, which will execute them. */
    private static List<String> missingGrants(Connection owner, String user) throws SQLException {
        List<String> grants = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(MISSING_GRANTS)) {
            statement.setString(1, user);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                grants.add(rows.getString(1));
            }
        }
        return grants;
    }

    private Connection connect(Login login) throws SQLException {
        return RealConnection.open(login, settings.isH2());
    }

    /** Limits how long a migration waits for a lock on PostgreSQL, without a setting that outlives its transaction. */
    private static final class LockTimeout implements Callback {
        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_EACH_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement statement = context.getConnection().createStatement()) {
                statement.execute("set local lock_timeout = '" + LOCK_TIMEOUT_SECONDS + "s'");
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public String getCallbackName() {
            return "lock timeout";
        }
    }

    /** The driver sends the JVM's time zone to PostgreSQL, which cannot be turned off. */
    private static String reason(SQLException refused) {
        boolean zone =
                "22023".equals(refused.getSQLState()) && refused.getMessage().contains("TimeZone");
        return zone
                ? "PostgreSQL does not know this JVM's time zone "
                        + TimeZone.getDefault().getID() + ": start Java with -Duser.timezone=UTC."
                : "The database cannot be used.";
    }
}
