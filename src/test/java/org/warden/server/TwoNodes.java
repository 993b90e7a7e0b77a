package org.warden.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two nodes that share only a PostgreSQL of their own. */
public final class TwoNodes implements AutoCloseable {
    private final EmbeddedPostgres database;
    private final List<ServerProcess> processes;
    private List<Api> apis;

    private TwoNodes(EmbeddedPostgres database, List<ServerProcess> processes) {
        this.database = database;
        this.processes = processes;
    }

    /** Starts both at the same moment, on an empty database, and waits for both. */
    public static TwoNodes start(Path folder, Map<String, String> more) throws IOException {
        EmbeddedPostgres database = EmbeddedPostgres.start();
        Map<String, String> settings = new HashMap<>(settings(database));
        settings.putAll(more);
        Path one = Files.createDirectory(folder.resolve("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        TwoNodes nodes = new TwoNodes(
                database,
                new ArrayList<>(List.of(ServerProcess.start(one, settings), ServerProcess.start(other, settings))));
        nodes.apis = nodes.processes.stream().map(ServerProcess::ready).toList();
        return nodes;
    }

    /** The settings with which a node finds this database and may store its secrets in it. */
    public static Map<String, String> settings(EmbeddedPostgres database) {
        return Map.of(
                "WARDEN_DB_URL",
                "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                "WARDEN_DB_USER",
                "postgres",
                "WARDEN_DB_PASSWORD",
                "postgres",
                "WARDEN_SEAL_KEY",
                TestRun.SEAL_KEY);
    }

    public Api one() {
        return apis.get(0);
    }

    public Api other() {
        return apis.get(1);
    }

    /** The two in turn. */
    public Api node(int turn) {
        return apis.get(turn % 2);
    }

    /** The process of a node, 0 or 1. */
    public ServerProcess process(int node) {
        return processes.get(node);
    }

    /** Restarts a node that has ended, and waits until it is ready. */
    public void restart(int node) {
        processes.set(node, processes.get(node).again());
        processes.get(node).ready();
    }

    public List<Api> both() {
        return apis;
    }

    /** Everything that each has printed so far. */
    public List<String> logs() {
        return processes.stream().map(ServerProcess::log).toList();
    }

    /** The first column of the first row, as text. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** The same, as a number. */
    public int count(String sql) throws SQLException {
        return Integer.parseInt(ask(sql));
    }

    @Override
    public void close() throws IOException {
        processes.forEach(ServerProcess::close);
        database.close();
    }
}
