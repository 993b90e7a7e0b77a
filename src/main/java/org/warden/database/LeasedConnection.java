package org.warden.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Wrapper;

/**
 * The connection that the server pools. It leases a real connection at its first statement and returns it at the end of the
 * transaction. Idle ones cost the database nothing, so the server may pool any number.
 */
final class LeasedConnection implements InvocationHandler {
    private static final String POOL = "org.warden.database.ConnectionPool";

    private boolean closed;
    private boolean autoCommit = true;
    private Connection lease;

    static Connection open() {
        return (Connection) Proxy.newProxyInstance(
                LeasedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, new LeasedConnection());
    }

    private LeasedConnection() {}

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> setAutoCommit((boolean) arguments[0]);
            case "commit" -> lease == null ? null : endWithCommit();
            case "rollback" -> lease == null ? null : end(method, arguments);
            case "close", "abort" -> close();
            case "isClosed" -> closed;
            // The pool behind tests its connections itself.
            case "isValid" -> !closed;
            // One JPA provider calls these around every statement; on PostgreSQL each call would be a round trip.
            case "getClientInfo", "setClientInfo" -> null;
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "LeasedConnection[" + lease + "]";
            default -> call(method, arguments);
        };
    }

    /** Turning it on commits the open transaction, as JDBC requires. Any change returns the lease. */
    private Object setAutoCommit(boolean on) throws SQLException {
        if (on != autoCommit && lease != null) {
            try {
                if (on) {
                    commit();
                }
            } finally {
                giveBack();
            }
        }
        autoCommit = on;
        return null;
    }

    private Object endWithCommit() throws SQLException {
        try {
            commit();
            return null;
        } finally {
            giveBack();
        }
    }

    /**
     * PostgreSQL warns if it committed without the standby for which it should have waited. A failover may then lose the
     * commit, so the caller must not be told that it succeeded. SQLSTATE 08007 means that the outcome is unknown.
     */
    private void commit() throws SQLException {
        lease.clearWarnings();
        lease.commit();
        SQLWarning warning = lease.getWarnings();
        if (warning != null) {
            throw new SQLException("A failover may lose the commit: " + warning.getMessage(), "08007", warning);
        }
    }

    /** A rollback to a savepoint does not end the transaction. */
    private Object end(Method method, Object[] arguments) throws Throwable {
        if (arguments != null) {
            return call(method, arguments);
        }
        try {
            return call(method, null);
        } finally {
            giveBack();
        }
    }

    private Object close() throws SQLException {
        closed = true;
        if (lease != null) {
            try {
                if (!autoCommit) {
                    lease.rollback();
                }
            } finally {
                giveBack();
            }
        }
        return null;
    }

    private void giveBack() throws SQLException {
        Connection ended = lease;
        lease = null;
        ended.close();
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (closed) {
            throw new SQLException("The connection is closed.", "08003");
        }
        boolean first = lease == null;
        try {
            if (first) {
                lease = fromPool();
                lease.setAutoCommit(autoCommit);
            }
            Object result = method.invoke(lease, arguments);
            if (first) {
                releaseIdle(result);
            }
            return result;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Finds the pool of the application. Liberty also loads this class outside the application, where there is no pool. */
    private static Connection fromPool() throws SQLException, ReflectiveOperationException {
        Class<?> pool = pool(Thread.currentThread().getContextClassLoader(), LeasedConnection.class.getClassLoader());
        return (Connection) pool.getMethod("lease").invoke(null);
    }

    /** Tries the class loader of the request's thread first, because a thread of the server itself has none of ours. */
    private static Class<?> pool(ClassLoader... loaders) throws SQLException {
        for (ClassLoader loader : loaders) {
            try {
                return Class.forName(POOL, true, loader);
            } catch (ClassNotFoundException notHere) {
                // The next loader may have it.
            }
        }
        throw new SQLException("This thread cannot reach Warden's connection pool.", "08001");
    }

    /** Without a transaction nothing marks the end of the lease: returns it unless the first call left an object open on it. */
    private void releaseIdle(Object result) throws SQLException {
        if (autoCommit && !(result instanceof Wrapper)) {
            giveBack();
        }
    }
}
