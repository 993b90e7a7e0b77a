package org.warden.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.warden.setting.Settings;

/**
 * The real connections of this node, at most {@code warden.db.pool-size}. There is one pool, however many data source objects a
 * server creates. An idle connection is tested before use, so that Warden recovers from an outage without a restart.
 */
public final class ConnectionPool {
    /** How long a caller waits for a connection before a 503. In an outage a longer wait does not help. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** The same during the start, because H2's first connection opens the file, which takes longer on a slow machine. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(20);

    /**
     * How long a transaction may do nothing on PostgreSQL. Longer than it takes to generate the largest RSA key, which happens
     * while the rows of all keys are locked.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** SQLSTATE {@code too_many_connections}. */
    private static final String NONE_LEFT = "53300";

    private static final Duration TRUSTED = Duration.ofMillis(500);

    /** The last connection leased by each thread. Weak, because a server's thread outlives the application. */
    private static final ThreadLocal<WeakReference<Connection>> LENT = new ThreadLocal<>();

    private static volatile AgroalDataSource pool;
    private static volatile Duration patience = START_PATIENCE;
    private static volatile Consumer<Duration> waits = wait -> {};

    private ConnectionPool() {}

    /** What a connection is doing. */
    enum State {
        ACTIVE,
        IDLE,
        /** A caller without a connection. */
        WAITING;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Leases a connection; throws {@link SQLTransientConnectionException} if none is free in time. Throws {@link
     * IllegalStateException} if the thread already holds one: if as many threads as there are connections each waited for a
     * second one, none would proceed.
     */
    public static Connection lease() throws SQLException {
        WeakReference<Connection> lent = LENT.get();
        Connection earlier = lent == null ? null : lent.get();
        if (earlier != null && !earlier.isClosed()) {
            throw new IllegalStateException("This thread holds a connection already: " + earlier);
        }
        long start = System.nanoTime();
        try {
            Connection lease = leaseInTurn();
            LENT.set(new WeakReference<>(lease));
            return lease;
        } finally {
            waits.accept(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Reports from now on how long each caller waited. */
    static void measure(Consumer<Duration> observer) {
        waits = observer;
    }

    /** The number of connections, or of callers who wait for one. Does not wait. */
    static long count(State state) {
        AgroalDataSource open = pool;
        if (open == null) {
            return 0;
        }
        AgroalDataSourceMetrics metrics = open.getMetrics();
        return switch (state) {
            case ACTIVE -> metrics.activeCount();
            case IDLE -> metrics.availableCount();
            case WAITING -> metrics.awaitingCount();
        };
    }

    /** Name and version of the database. */
    public static String product() {
        try (Connection connection = pool().getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            return database.getDatabaseProductName() + ' ' + database.getDatabaseProductVersion();
        } catch (SQLException outOfReach) {
            throw new IllegalStateException("Cannot read the version of the database.", outOfReach);
        }
    }

    /** If the database has no free connection, a leased one may be returned in time. */
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

    /** Ends the longer patience of the start. */
    public static synchronized void started() {
        patience = PATIENCE;
        if (pool != null) {
            pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(patience);
        }
    }

    /** The pool's own refusals have no SQLSTATE and would look like an error in a statement. */
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

    /** Reads the settings with our class loader, because a server creates data sources before there are beans. */
    private static DatabaseSettings settings() {
        return DatabaseSettings.from(new Settings(ConfigProvider.getConfig(ConnectionPool.class.getClassLoader())));
    }

    private static AgroalDataSourceConfigurationSupplier configuration(DatabaseSettings settings) {
        return new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
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
                    .jdbcProperty(RealConnection.IDLE_IN_TRANSACTION, Long.toString(LONGEST_PAUSE.toMillis()))
                    // Finds a promoted standby at once.
                    .jdbcProperty("hostRecheckSeconds", "1")
                    .jdbcProperty("tcpKeepAlive", "true")
                    // The details of an error contain what users typed.
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
