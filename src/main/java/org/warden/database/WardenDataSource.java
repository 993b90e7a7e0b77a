package org.warden.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * The class behind {@code java:app/jdbc/warden}: the server creates it, and the settings select the database. Liberty loads it
 * and {@link LeasedConnection} from the root of the WAR, apart from its other classes, so these two use only the JDK.
 */
public class WardenDataSource implements DataSource {
    private int loginTimeout;
    private PrintWriter logWriter;
    private String description = "";
    private String serverName = "";

    @Override
    public Connection getConnection() {
        return LeasedConnection.open();
    }

    /** Ignores the arguments: user and password come from the settings. */
    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    public String getDescription() {
        return description;
    }

    /** A property to configure, because one server refuses a data source without any. */
    public void setDescription(String description) {
        this.description = description;
    }

    public String getServerName() {
        return serverName;
    }

    /** Liberty sets a default value, and warns if it cannot. */
    public void setServerName(String serverName) {
        this.serverName = serverName;
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
