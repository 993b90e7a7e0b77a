package org.warden.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.warden.setting.Settings;

/**
 * The real connections of this node, at most {@code warden.db.pool-size}. One pool, however many data source objects a
 * server makes. A connection that was idle is tested before use, so that an outage heals without a restart.
 */
public final class ConnectionPool {
    /** A caller waits this long for a connection, then is told to come back: a queue helps nobody in an outage. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration TRUSTED = Duration.ofMillis(500);

    private static AgroalDataSource pool;

    private ConnectionPool() {}

    /** A connection of our own; throws {@link SQLTransientConnectionException} where none is free in time. */
    public static Connection lease() throws SQLException {
        try {
            return pool().getConnection();
        } catch (SQLException refused) {
            // The pool's own refusals have no SQLSTATE: nobody could tell them from a mistake in a statement.
            throw refused.getSQLState() == null ? unavailable(refused) : refused;
        }
    }

    private static SQLException unavailable(SQLException refused) {
        return new SQLTransientConnectionException("No connection to the database.", "08001", refused);
    }

    /** Closes all connections; the next lease opens a new pool. */
    public static synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
    }

    private static synchronized AgroalDataSource pool() throws SQLException {
        if (pool == null) {
            pool = AgroalDataSource.from(configuration(settings()));
        }
        return pool;
    }

    /** A server creates data sources before there are beans: the settings are read by our own class loader. */
    private static DatabaseSettings settings() {
        return DatabaseSettings.from(new Settings(ConfigProvider.getConfig(ConnectionPool.class.getClassLoader())));
    }

    private static AgroalDataSourceConfigurationSupplier configuration(DatabaseSettings settings) {
        return new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(settings.poolSize())
                        .minSize(1)
                        .acquisitionTimeout(PATIENCE)
                        .idleValidationTimeout(TRUSTED)
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionValidator(connection -> isValid(connection))
                        .connectionFactoryConfiguration(factory -> connect(factory, settings)));
    }

    private static AgroalConnectionFactoryConfigurationSupplier connect(
            AgroalConnectionFactoryConfigurationSupplier factory, DatabaseSettings settings) {
        factory.jdbcUrl(settings.effectiveUrl())
                .connectionProviderClass(driver(settings))
                .autoCommit(false)
                .principal(new NamePrincipal(settings.user()))
                .credential(new SimplePassword(settings.password()));
        if (!settings.isH2()) {
            factory.jdbcProperty("connectTimeout", "2")
                    .jdbcProperty("socketTimeout", "20")
                    .jdbcProperty("tcpKeepAlive", "true")
                    // What a message would add is what people typed.
                    .jdbcProperty("logServerErrorDetail", "false")
                    .jdbcProperty("ApplicationName", "warden");
        }
        return factory;
    }

    private static boolean isValid(Connection connection) {
        try {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException broken) {
            return false;
        }
    }

    private static Class<?> driver(DatabaseSettings settings) {
        try {
            return Class.forName(settings.driver(), true, ConnectionPool.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("The driver is not in the WAR: " + settings.driver(), missing);
        }
    }
}
