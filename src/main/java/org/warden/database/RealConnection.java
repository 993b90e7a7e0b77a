package org.warden.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.warden.database.DatabaseSettings.Login;

/**
 * Connects to H2 or PostgreSQL and sets what the code relies on: READ COMMITTED whatever the database's default, text in UTF-8,
 * a limit for idle transactions, and no prepared statements behind a pooler that assigns sessions to transactions.
 */
public final class RealConnection implements Driver {
    private static final String H2 = "jdbc:h2:";
    private static final String PREPARE_THRESHOLD = "prepareThreshold";

    /**
     * A property of ours: after how many milliseconds PostgreSQL ends a session that is idle within a transaction. Otherwise a
     * node that is suspended there would keep its locks until it continues.
     */
    static final String IDLE_IN_TRANSACTION = "warden.idleInTransaction";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> FOLDER_OF_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Pauses of 1, 2, 4, 8 and 16 seconds: half a minute for a database that starts at the same time. */
    private static final int LONGEST_PAUSE_SECONDS = 16;

    /** Connects, and waits for a database that starts at the same time. */
    static Connection open(Login login, boolean h2) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        if (!h2) {
            properties.setProperty("connectTimeout", "2");
        }
        int pause = 1;
        while (true) {
            try {
                return new RealConnection().connect(login.url(), properties);
            } catch (SQLException refused) {
                if (pause > LONGEST_PAUSE_SECONDS || !mayComeBack(refused)) {
                    throw refused;
                }
                LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
                pause *= 2;
            }
        }
    }

    /** Connection refused or lost, too many connections, or a server that is still starting. */
    private static boolean mayComeBack(SQLException refused) {
        String state = String.valueOf(refused.getSQLState());
        return state.equals("08001") || state.equals("08006") || state.equals("53300") || state.startsWith("57P");
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        Connection connection = driver(url).connect(url, properties);
        try {
            if (url.startsWith(H2)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            } else {
                ready(connection, url, properties.getProperty(IDLE_IN_TRANSACTION, ""));
            }
            return connection;
        } catch (SQLException | RuntimeException unfit) {
            connection.close();
            throw unfit;
        }
    }

    private static void ready(Connection connection, String url, String idleMillis) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid(), current_setting('server_encoding'),"
                        + " current_setting('default_transaction_isolation')")) {
            row.next();
            if (!row.getString(2).equals("UTF8")) {
                throw unfit("The database has the encoding " + row.getString(2) + ": create it with encoding UTF8.");
            }
            PGConnection session = connection.unwrap(PGConnection.class);
            boolean pooled = isPooled(session, row.getInt(1));
            if (pooled && !url.contains(PREPARE_THRESHOLD)) {
                session.setPrepareThreshold(0);
            }
            isolate(connection, row.getString(3), pooled);
            if (!pooled && !idleMillis.isEmpty()) {
                statement.execute("set idle_in_transaction_session_timeout = " + Integer.parseInt(idleMillis));
            }
        }
    }

    /** A pooler reports an invented process id at the start of a connection. */
    private static boolean isPooled(PGConnection session, int process) {
        return session.getBackendPID() != process;
    }

    /** Throws if a pooler is between this connection and PostgreSQL, which may give each transaction another session. */
    static void requireDirect(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            if (isPooled(connection.unwrap(PGConnection.class), row.getInt(1))) {
                throw unfit("Migrations must not pass through a connection pooler, such as PgBouncer:"
                        + " warden.db.migration-url must lead to PostgreSQL itself.");
            }
        }
    }

    /** Behind a pooler, a setting for this session may reach another session. */
    private static void isolate(Connection connection, String isolation, boolean pooled) throws SQLException {
        if (isolation.equals("read committed")) {
            return;
        }
        if (pooled) {
            throw unfit("The database's default_transaction_isolation is " + isolation
                    + ": behind a connection pooler it must be 'read committed'.");
        }
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    private static SQLException unfit(String reason) {
        return new SQLNonTransientConnectionException(reason, "08004");
    }

    /**
     * Returns whether this failure makes a connection useless: it is broken (08, 57P, 58), was ended for doing nothing within a
     * transaction (25P03), leads to a server that is no longer the primary (25006), or was never opened (53300); or H2 was
     * closed.
     */
    static boolean isBroken(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("58")
                || Set.of("25006", "25P03", "53300", "90067", "90098", "90121").contains(state);
    }

    /** Makes H2's files readable only by their owner: H2 would leave the mode to the process's umask. */
    static void protect(DatabaseSettings settings) {
        settings.file().ifPresent(file -> {
            try {
                Path folder = file.getParent();
                if (Files.notExists(folder)) {
                    Files.createDirectories(folder.getParent());
                    Files.createDirectory(folder, FOLDER_OF_OWNER);
                }
                if (Files.notExists(file)) {
                    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                }
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            } catch (IOException | UnsupportedOperationException notOurs) {
                System.getLogger(RealConnection.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "other users may be able to read the database file: {0}",
                                notOurs.toString());
            }
        });
    }

    /** Does not use DriverManager, from which a server may hide the drivers of an application. */
    private static Driver driver(String url) throws SQLException {
        String name = nameOfDriver(url);
        try {
            return Class.forName(name, true, RealConnection.class.getClassLoader())
                    .asSubclass(Driver.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new SQLException("The driver is not in the WAR: " + name, "08001", missing);
        }
    }

    static String nameOfDriver(String url) {
        return url.startsWith(H2) ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
