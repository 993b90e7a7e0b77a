package org.warden.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The database of this run: a real PostgreSQL if the settings name one, otherwise the server's H2 file. */
public class TestDatabase implements LauncherSessionListener {
    private static final String DIALECT = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    /** The user of the embedded PostgreSQL, also its password and its database. */
    private static final String USER = "postgres";

    /** Idle connections for the next query; opening one for each of thousands would cost more than the query. */
    private static final Queue<Connection> IDLE = new ConcurrentLinkedQueue<>();

    private static EmbeddedPostgres postgresql;

    /** Before any test and any server. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (isPostgresql()) {
            try {
                postgresql = EmbeddedPostgres.builder()
                        .setPort(ServerProcess.freePort())
                        .start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        ServerContainer.end();
        IDLE.clear();
        if (postgresql != null) {
            try {
                postgresql.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Whether this run is the one on PostgreSQL. */
    public static boolean isPostgresql() {
        return TestRun.isPostgresql();
    }

    /** The first column of the first row, as text. */
    public static String ask(String sql) throws SQLException {
        Connection connection = connection();
        String answer = ask(connection, sql);
        IDLE.add(connection);
        return answer;
    }

    /** Runs statements that return no rows. */
    public static int change(String sql) throws SQLException {
        Connection connection = connection();
        int rows = change(connection, sql);
        IDLE.add(connection);
        return rows;
    }

    /** Marks this address as proven, as a used link would: its mails may then contain text from callers. */
    public static void prove(String email) throws SQLException {
        if (change("update account set email_proven = true where email = '" + email + "'") != 1) {
            throw new AssertionError("No account has " + email);
        }
    }

    /** As {@link #ask(String)}, of the H2 file of a server that a test started itself. */
    public static String ask(Path folder, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(h2(folder) + DIALECT)) {
            return ask(connection, sql);
        }
    }

    /** The rows of a query in the H2 file of a server that a test started itself, one line for each. */
    public static String rows(Path folder, String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(h2(folder) + DIALECT);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    text.append(rows.getString(column)).append(' ');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** As {@link #change(String)}, in the H2 file of a server that a test started itself. */
    public static int change(Path folder, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(h2(folder) + DIALECT)) {
            return change(connection, sql);
        }
    }

    /** The URL of an H2 file in this folder; AUTO_SERVER lets the tests look into it beside the server. */
    public static String h2(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("data/warden") + ";AUTO_SERVER=TRUE";
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    private static int change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static Connection connection() throws SQLException {
        Connection idle = IDLE.poll();
        if (idle != null) {
            return idle;
        }
        return isPostgresql()
                ? DriverManager.getConnection(url(), USER, USER)
                : DriverManager.getConnection(url() + DIALECT);
    }

    /** The settings under which the shared server finds this database. */
    static Map<String, String> settings() {
        return isPostgresql()
                ? Map.of(
                        "WARDEN_DB_URL",
                        url(),
                        "WARDEN_DB_USER",
                        USER,
                        "WARDEN_DB_PASSWORD",
                        USER,
                        "WARDEN_SEAL_KEY",
                        TestRun.SEAL_KEY)
                : Map.of("WARDEN_DB_URL", url());
    }

    private static String url() {
        return isPostgresql()
                ? "jdbc:postgresql://localhost:" + postgresql.getPort() + "/" + USER
                : "jdbc:h2:file:" + TestRun.folder().resolve("warden") + ";AUTO_SERVER=TRUE";
    }
}
