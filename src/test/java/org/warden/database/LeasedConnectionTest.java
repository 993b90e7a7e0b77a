package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.setting.FixedConfig;
import org.warden.setting.MapConfig;

/** Uses the real pool, with two connections, and H2 in memory. */
class LeasedConnectionTest {
    private static final String UNUSED = "LeasedConnection[null]";

    private final Connection connection = LeasedConnection.open();

    @BeforeEach
    void openPool() throws SQLException {
        ConfigProviderResolver.setInstance(new FixedConfig(MapConfig.defaults()
                .with("warden.db.url", "jdbc:h2:mem:lease;DB_CLOSE_DELAY=-1")
                .with("warden.db.pool-size", "2")));
        try (Connection setup = ConnectionPool.lease();
                Statement statement = setup.createStatement()) {
            statement.execute("drop table if exists thing");
            statement.execute("create table thing (name varchar(20) unique)");
            setup.commit();
        }
        ConnectionPool.started();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void closePool() {
        ConnectionPool.close();
        ConfigProviderResolver.setInstance(null);
    }

    @Test
    void idleConnectionLeasesNothing() throws SQLException {
        connection.getAutoCommit();
        connection.isValid(1);
        connection.commit();
        connection.rollback();
        assertThat(connection).hasToString(UNUSED);
    }

    @Test
    void firstStatementLeases() throws SQLException {
        insert("a");
        assertThat(connection.toString()).isNotEqualTo(UNUSED);
    }

    @Test
    void commitKeepsAndGivesBack() throws SQLException {
        insert("a");
        connection.commit();
        assertThat(connection).hasToString(UNUSED);
        assertThat(count()).isOne();
    }

    @Test
    void rollbackForgetsAndGivesBack() throws SQLException {
        insert("a");
        connection.rollback();
        assertThat(connection).hasToString(UNUSED);
        assertThat(count()).isZero();
    }

    @Test
    void rollbackToASavepointIsNotTheEnd() throws SQLException {
        insert("a");
        Savepoint savepoint = connection.setSavepoint();
        insert("b");
        connection.rollback(savepoint);
        assertThat(connection.toString()).isNotEqualTo(UNUSED);
        connection.commit();
        assertThat(count()).isOne();
    }

    @Test
    void closingForgetsWhatWasNotCommitted() throws SQLException {
        insert("a");
        connection.close();
        assertThat(count()).isZero();
    }

    @Test
    void turningAutoCommitOnCommits() throws SQLException {
        insert("a");
        connection.setAutoCommit(true);
        assertThat(connection).hasToString(UNUSED);
        assertThat(count()).isOne();
    }

    @Test
    void turningAutoCommitOffAgainChangesNothing() throws SQLException {
        insert("a");
        connection.setAutoCommit(false);
        connection.rollback();
        assertThat(count()).isZero();
    }

    @Test
    void leaseCommitsByItselfWhereItShall() throws Exception {
        connection.setAutoCommit(true);
        insert("a");
        assertThat(connection.getAutoCommit()).isTrue();
        assertThat(elsewhere(LeasedConnectionTest::count)).isOne();
        connection.close();
    }

    @Test
    void questionOutsideATransactionLeavesAnOpenStatementAlone() throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            connection.getWarnings();
            assertThat(statement.isClosed()).isFalse();
            assertThat(statement.executeQuery("select 1").next()).isTrue();
        }
    }

    @Test
    void questionOutsideATransactionKeepsNoLease() throws SQLException {
        connection.setAutoCommit(true);
        connection.getWarnings();
        assertThat(connection).hasToString(UNUSED);
    }

    @Test
    void leaseIsAlwaysFreshAfterTheEnd() throws SQLException {
        for (int transaction = 0; transaction < 20; transaction++) {
            insert("name " + transaction);
            connection.commit();
        }
        assertThat(count()).isEqualTo(20);
    }

    @Test
    void manyIdleConnectionsShareTwoRealOnes() throws SQLException {
        List<Connection> many = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            Connection one = LeasedConnection.open();
            one.setAutoCommit(false);
            insert(one, "name " + index);
            one.commit();
            many.add(one);
        }
        assertThat(many).hasSize(50).allMatch(one -> one.toString().equals(UNUSED));
    }

    /** Otherwise a full pool would be answered with 500 instead of 503. */
    @Test
    void fullPoolThrowsATransientException() throws Exception {
        List<Connection> all = List.of(leasedElsewhere(), leasedElsewhere());
        try {
            assertThatThrownBy(() -> insert("a")).isInstanceOf(SQLTransientConnectionException.class);
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
    }

    /** H2 may need longer than that to open its file on a slow machine. */
    @Test
    void duringTheStartACallerWaitsLonger() throws Exception {
        ConnectionPool.close();
        Connection one = leasedElsewhere();
        Connection other = leasedElsewhere();
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        try {
            Future<?> returned = later.schedule(
                    () -> {
                        one.close();
                        return null;
                    },
                    2_500,
                    TimeUnit.MILLISECONDS);
            Connection lease = ConnectionPool.lease();
            assertThat(lease.isClosed()).isFalse();
            lease.close();
            returned.get();
        } finally {
            later.shutdownNow();
            other.close();
        }
    }

    /** If enough threads held one connection and waited for a second, the node would stop. */
    @Test
    void noThreadHoldsTwoConnections() throws SQLException {
        insert("a");
        assertThatThrownBy(ConnectionPool::lease)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("This thread holds a connection already");
        connection.rollback();
    }

    @Test
    void secondServerConnectionOfAThreadIsRefusedToo() throws SQLException {
        insert("a");
        Connection second = LeasedConnection.open();
        assertThatThrownBy(second::createStatement).isInstanceOf(IllegalStateException.class);
        connection.rollback();
        second.createStatement().close();
        second.close();
    }

    /** As a server does after a transaction timeout. */
    @Test
    void leaseThatAnotherThreadGaveBackIsNotHeldAnyMore() throws Exception {
        insert("a");
        elsewhere(() -> {
            connection.rollback();
            return null;
        });
        assertThat(count()).isZero();
    }

    @Test
    void databaseOutOfReachIsToldInTheSameWay() {
        ConnectionPool.close();
        ConfigProviderResolver.setInstance(
                new FixedConfig(MapConfig.defaults().with("warden.db.url", "jdbc:postgresql://127.0.0.1:1/warden")));
        SQLException refused = catchThrowableOfType(SQLException.class, () -> insert("a"));
        assertThat(refused.getSQLState()).startsWith("08");
    }

    @Test
    void closedConnectionStaysClosed() throws SQLException {
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThatThrownBy(connection::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessage("The connection is closed.");
    }

    @Test
    void closingTwiceIsClosingOnce() throws SQLException {
        insert("a");
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void exceptionOfTheDriverArrivesAsItIs() throws SQLException {
        insert("a");
        SQLException refused = catchThrowableOfType(SQLException.class, () -> insert("a"));
        assertThat(refused.getSQLState()).isEqualTo("23505");
        connection.rollback();
    }

    @Test
    void connectionIsEqualToItselfOnly() {
        assertThat(List.of(LeasedConnection.open(), connection).indexOf(connection))
                .isOne();
    }

    private static Connection leasedElsewhere() throws Exception {
        return elsewhere(ConnectionPool::lease);
    }

    private static <T> T elsewhere(Callable<T> work) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get();
        } finally {
            thread.shutdown();
        }
    }

    private void insert(String name) throws SQLException {
        insert(connection, name);
    }

    private static void insert(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("insert into thing values (?)")) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    /** Seen from another connection. */
    private static int count() throws SQLException {
        try (Connection other = ConnectionPool.lease();
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from thing")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
