package org.warden.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.warden.setting.Settings;

/**
 * The real connections of this node, at most {@code warden.db.pool-size}. One pool, however many data source objects a
 * server makes. A connection that was idle is tested before use, so that an outage heals without a restart.
 */
public final class ConnectionPool {
    /** How long a caller waits for a connection before a 503: in an outage a longer queue does not help. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** During the start: H2's first connection opens the file, which takes longer on a slow machine. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** SQLSTATE too_many_connections. */
    private static final String NONE_LEFT = "53300";

    private static final Duration TRUSTED = Duration.ofMillis(500);

    /** What each thread was lent last. Weak: a server's thread outlives us. */
    private static final ThreadLocal<WeakReference<Connection>> LENT = new ThreadLocal<>();

    private static AgroalDataSource pool;
    private static volatile Duration patience = START_PATIENCE;

    private ConnectionPool() {}

    /**
     * A connection of our own; throws {@link SQLTransientConnectionException} where none is free in time. One a thread, or
     * {@link IllegalStateException}: as many threads as there are connections, each waiting for its second, would wait for each
     * other.
     */
    public static Connection lease() throws SQLException {
        WeakReference<Connection> lent = LENT.get();
        Connection earlier = lent == null ? null : lent.get();
        if (earlier != null && !earlier.isClosed()) {
            throw new IllegalStateException("This thread holds a connection already: " + earlier);
        }
        Connection lease = leaseInTurn();
        LENT.set(new WeakReference<>(lease));
        return lease;
    }

    /** If the database has no connection left for another, one that is lent may come back in time. */
    private static Connection leaseInTurn() throws SQLException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return pool().getConnection();
            } catch (SQLException refused) {
                if (!NONE_LEFT.equals(refused.getSQLState()) || System.nanoTime() - end > 0) {
                    throw understood(refused);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** From now on no caller waits as long as during the start. */
    public static synchronized void started() {
        patience = PATIENCE;
        if (pool != null) {
            pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(patience);
        }
    }

    /** The pool's own refusals have no SQLSTATE, so they would look like a mistake in a statement. */
    private static SQLException understood(SQLException refused) {
        return refused.getSQLState() == null
                ? new SQLTransientConnectionException("No connection to the database.", "08001", refused)
                : refused;
    }

    /** Closes all connections; the next lease opens a new pool. */
    public static synchronized void close() {
        if (pool != null) {
            pool.close();
            pool = null;
        }
        patience = START_PATIENCE;
    }

    private static synchronized AgroalDataSource pool() throws SQLException {
        if (pool == null) {
            DatabaseSettings settings = settings();
            RealConnection.protect(settings);
            pool = AgroalDataSource.from(configuration(settings));
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
                        .acquisitionTimeout(patience)
                        .idleValidationTimeout(TRUSTED)
                        .maxLifetime(LONGEST_LIFE)
                        .exceptionSorter(RealConnection::isBroken)
                        .connectionValidator(connection -> isValid(connection))
                        .connectionFactoryConfiguration(factory -> connect(factory, settings)));
    }

    private static AgroalConnectionFactoryConfigurationSupplier connect(
            AgroalConnectionFactoryConfigurationSupplier factory, DatabaseSettings settings) {
        factory.jdbcUrl(settings.effectiveUrl())
                .connectionProviderClass(RealConnection.class)
                .autoCommit(false)
                .principal(new NamePrincipal(settings.user()))
                .credential(new SimplePassword(settings.password()));
        if (!settings.isH2()) {
            factory.jdbcProperty("connectTimeout", "2")
                    .jdbcProperty(
                            "socketTimeout", Long.toString(settings.timeout().toSeconds()))
                    // A standby that was promoted is found at once.
                    .jdbcProperty("hostRecheckSeconds", "1")
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
}
