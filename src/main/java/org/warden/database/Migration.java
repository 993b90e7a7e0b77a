package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Migrates the schema to the version of this WAR. Flyway's lock lets one node migrate while the others wait. */
@ApplicationScoped
public class Migration {
    /** Pauses of 1, 2, 4, 8 and 16 seconds: half a minute for a database that starts at the same time. */
    private static final int LONGEST_PAUSE_SECONDS = 16;

    /**
     * While a migration waits for the lock of a table, every later request for that table waits behind it. So it gives up, and
     * the start fails.
     */
    private static final int LOCK_TIMEOUT_SECONDS = 5;

    /** The folder with the migrations of an application. */
    private static final String APPLICATION = "db/app";

    @Inject
    DatabaseSettings settings;

    /**
     * Applies the missing migrations in {@code sql/}, then those of an application inside this WAR; throws if the database is
     * down, unfit or was changed by hand.
     *
     * @param stored checks what an earlier start stored, before anything is written; throws to prevent the migration
     */
    public void run(Consumer<Connection> stored) {
        RealConnection.protect(settings);
        requireFit(stored);
        migration("db/migration", "schema_history").load().migrate();
        if (exists(APPLICATION + "/flyway.location")) {
            // Without a baseline Flyway refuses a schema that already has tables.
            migration(APPLICATION, "app_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }

    private static boolean exists(String resource) {
        return Migration.class.getClassLoader().getResource(resource) != null;
    }

    private FluentConfiguration migration(String folder, String history) {
        FluentConfiguration migration = Flyway.configure(Migration.class.getClassLoader())
                .dataSource(settings.effectiveUrl(), settings.user(), settings.password())
                .driver(RealConnection.class.getName())
                .locations("classpath:" + folder)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .table(history);
        return settings.isH2() ? migration : migration.callbacks(new LockTimeout());
    }

    /** Checks that the database and what it stores are usable, before anything is written. */
    void requireFit(Consumer<Connection> stored) {
        try (Connection connection = connect()) {
            stored.accept(connection);
        } catch (SQLException refused) {
            throw new IllegalStateException(reason(refused), refused);
        }
    }

    /** Waits for a database that starts at the same time. */
    private Connection connect() throws SQLException {
        int pause = 1;
        while (true) {
            try {
                return new RealConnection().connect(settings.effectiveUrl(), properties());
            } catch (SQLException refused) {
                if (pause > LONGEST_PAUSE_SECONDS || !mayComeBack(refused)) {
                    throw refused;
                }
                LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
                pause *= 2;
            }
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        if (!settings.isH2()) {
            properties.setProperty("connectTimeout", "2");
        }
        return properties;
    }

    /** Connection refused or lost, too many connections, or a server that is still starting. */
    private static boolean mayComeBack(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.equals("08001") || state.equals("08006") || state.equals("53300") || state.startsWith("57P");
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
