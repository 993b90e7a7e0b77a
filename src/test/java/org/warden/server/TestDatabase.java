package org.warden.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The database of this run: a real PostgreSQL where the settings name one, otherwise the server's H2 file. */
public class TestDatabase implements LauncherSessionListener {
    private static final String DIALECT = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    private EmbeddedPostgres postgresql;

    /** Before any test and any server. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (isPostgresql()) {
            try {
                int port = URI.create(url().substring("jdbc:".length())).getPort();
                postgresql = EmbeddedPostgres.builder().setPort(port).start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
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
        return url().startsWith("jdbc:postgresql:");
    }

    /** The first column of the first row, as text. */
    public static String ask(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return ask(connection, sql);
        }
    }

    /** Runs statements that return no rows. */
    public static int change(String sql) throws SQLException {
        try (Connection connection = connect()) {
            return change(connection, sql);
        }
    }

    /** As {@link #ask(String)}, of the H2 file of a server that a test started itself. */
    public static String ask(Path folder, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(h2(folder) + DIALECT)) {
            return ask(connection, sql);
        }
    }

    /** All that a query finds in the H2 file of a server that a test started itself, a line for each row. */
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

    private static Connection connect() throws SQLException {
        String dialect = isPostgresql() ? url() : url() + DIALECT;
        return DriverManager.getConnection(dialect, env("WARDEN_DB_USER"), env("WARDEN_DB_PASSWORD"));
    }

    private static String url() {
        return env("WARDEN_DB_URL");
    }

    private static String env(String name) {
        return System.getenv().getOrDefault(name, "");
    }
}
