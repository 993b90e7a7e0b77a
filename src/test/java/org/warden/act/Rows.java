package org.warden.act;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads and changes the tables through a separate connection, which sees committed rows only. */
@ApplicationScoped
public class Rows {
    private Connection witness;

    @PostConstruct
    void connect() {
        try {
            witness = DriverManager.getConnection(Instruments.DATABASE, "", "");
        } catch (SQLException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @PreDestroy
    void close() {
        try {
            witness.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The first column of each row, as text. */
    public List<String> texts(String select, Object... parameters) {
        try (PreparedStatement statement = prepared(select, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** The one column of the one row, as text. */
    public String text(String select, Object... parameters) {
        List<String> texts = texts(select, parameters);
        if (texts.size() != 1) {
            throw new IllegalStateException(texts.size() + " rows: " + select);
        }
        return texts.get(0);
    }

    /** The number of rows that match: a table, optionally with {@code where} and a condition. */
    public int count(String tableAndCondition, Object... parameters) {
        return Integer.parseInt(text("select count(*) from " + tableAndCondition, parameters));
    }

    /** Statements like this that run in the meantime, each with its plan for unset values. */
    public Map<String, String> plans(String like, Runnable meantime) {
        change("set query_statistics true");
        try {
            meantime.run();
            return plans(like);
        } finally {
            change("set query_statistics false");
        }
    }

    private Map<String, String> plans(String like) {
        return texts("select sql_statement from information_schema.query_statistics where sql_statement ilike ?", like)
                .stream()
                .collect(Collectors.toMap(
                        sql -> sql,
                        sql -> text(
                                "explain " + sql,
                                new Object
                                        [(int) sql.chars().filter(c -> c == '?').count()])));
    }

    /** The recorded events in the order of their commits: {@code ACTION} or {@code ACTION subject}. */
    public List<String> events() {
        return texts("select case when subject is null then action else action || ' ' || subject end"
                + " from audit_event order by _rowid_");
    }

    /** Changes rows; returns their number. */
    public int change(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** Deletes the recorded events. */
    public void forgetEvents() {
        change("delete from audit_event");
    }

    /** Deletes everything except the rows of the migrations. */
    void clear() {
        List<String> tables = texts(
                "select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not in ('schema_history', 'role', 'role_permission', 'audit_chain', 'audit_tally')");
        change("set referential_integrity false");
        tables.forEach(table -> change("delete from " + table));
        change("delete from role where name not in ('Administrator', 'Moderator', 'User')");
        change("delete from role_permission where role_name <> 'Administrator'");
        change("set referential_integrity true");
        // The copy in memory is read again only if a version has changed.
        change("update role set version = version + 1");
        change("update audit_chain set position = 0, link = ''");
        change("update audit_tally set position = 0, forgotten = 0");
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = witness.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
