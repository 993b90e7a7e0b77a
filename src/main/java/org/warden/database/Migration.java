package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;

/** Brings the schema to the version of this WAR. Flyway's lock lets one node work while the others wait. */
@ApplicationScoped
public class Migration {
    @Inject
    DatabaseSettings settings;

    /** Applies what is missing in {@code sql/}; throws where the database is out of reach or was changed by hand. */
    public void run() {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(settings.effectiveUrl(), settings.user(), settings.password())
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .connectRetries(5)
                .table("schema_history")
                .load()
                .migrate();
    }
}
