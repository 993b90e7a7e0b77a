package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;

/** Migrates the schema to the version of this WAR. With Flyway's lock, one node migrates while the others wait. */
@ApplicationScoped
public class Migration {
    /** Pauses of 1, 2, 4, 8 and 16 seconds: half a minute for a database that starts at the same time. */
    private static final int LONGEST_PAUSE_SECONDS = 16;

    @Inject
    DatabaseSettings settings;

    /** Applies the missing migrations in {@code sql/}; throws if the database is down, unfit or was changed by hand. */
    public void run() {
        RealConnection.protect(settings);
        if (!settings.isH2()) {
            requireFit();
        }
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(settings.effectiveUrl(), settings.user(), settings.password())
                .driver(RealConnection.class.getName())
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .table("schema_history")
                .load()
                .migrate();
    }

    /** Checks that the database is usable, before anything is written. */
    void requireFit() {
        int pause = 1;
        while (true) {
            try {
                new RealConnection()
                        .connect(settings.effectiveUrl(), credentials())
                        .close();
                return;
            } catch (SQLException refused) {
                if (pause > LONGEST_PAUSE_SECONDS || !mayComeBack(refused)) {
                    throw new IllegalStateException(reason(refused), refused);
                }
                LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
                pause *= 2;
            }
        }
    }

    private Properties credentials() {
        Properties credentials = new Properties();
        credentials.setProperty("user", settings.user());
        credentials.setProperty("password", settings.password());
        credentials.setProperty("connectTimeout", "2");
        return credentials;
    }

    /** Connection refused or lost, too many connections, or a server that is still starting. */
    private static boolean mayComeBack(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.equals("08001") || state.equals("08006") || state.equals("53300") || state.startsWith("57P");
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
