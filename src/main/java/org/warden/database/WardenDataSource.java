package org.warden.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The class behind {@code java:app/jdbc/warden}: the server makes it, the settings choose the database. */
public class WardenDataSource implements DataSource {
    private int loginTimeout;
    private PrintWriter logWriter;
    private String description = "";

    /** Closes every connection of this node; the next use opens new ones. */
    public static void disconnect() {
        ConnectionPool.close();
    }

    @Override
    public Connection getConnection() {
        return LeasedConnection.open();
    }

    /** User and password come from the settings, whatever the server passes. */
    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    public String getDescription() {
        return description;
    }

    /** A property to be set: one server refuses a data source that has none. */
    public void setDescription(String description) {
        this.description = description;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        logWriter = out;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("Not a wrapper for " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
