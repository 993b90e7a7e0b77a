package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.TwoNodes;
import org.warden.server.Visitor;

/** Two nodes on one PostgreSQL, one of them with a wrong clock, and a database that commits slowly. */
@Tag("process")
class ClockIT {
    private static final String ADMIN = "admin@example.org";
    private static final String ROLE = "Administrator";

    /** The manual says seconds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /**
     * Long enough for many reads of the nodes, one each second; each read must reach back to before the commit. Longer than
     * {@link #SOON} and than the five seconds after which a node that could not read reads in any case; 45 s in a build with
     * many rounds.
     */
    private static final Duration HELD_BACK = Duration.ofSeconds(Math.max(8, Math.min(45, TestRun.ROUNDS)));

    @TempDir
    static Path folder;

    private static Path shift;
    private static EmbeddedPostgres database;
    private static ServerProcess one;
    private static ServerProcess other;
    private static Api right;
    private static Api wrong;

    @BeforeAll
    static void start() throws Exception {
        // The embedded one does not wait for its commits by default.
        database = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
        shift = Files.writeString(folder.resolve("shift"), "PT75S");
        one = ServerProcess.start(Files.createDirectory(folder.resolve("one")), settings());
        Path shiftedWar = ShiftedWar.in(folder);
        right = one.ready();
        Path node = Files.createDirectory(folder.resolve("other"));
        Map<String, String> shifted = new HashMap<>(settings());
        shifted.put(ShiftedWar.SHIFT, shift.toString());
        other = ServerProcess.start(
                ServerKind.underTest(), new Launch(node, shiftedWar, ServerProcess.freePort(), "/"), shifted);
        wrong = other.ready();
    }

    @AfterAll
    static void stop() throws IOException {
        other.close();
        one.close();
        database.close();
    }

    /** Set while the node runs: a change of the clock must not require a restart. */
    @ParameterizedTest
    @ValueSource(strings = {"PT75S", "-PT75S", "-PT3H", "PT3H", "PT0S"})
    void revocationAndLossOfARoleAreKnownWhateverTheClockOfANodeSays(String wrongBy) throws IOException {
        shift(wrongBy);
        await().atMost(SOON).until(() -> knows(right, wrong.login(ADMIN, Api.PASSWORD)));
        for (List<Api> way : List.of(List.of(right, wrong), List.of(wrong, right))) {
            Api here = way.get(0);
            Api there = way.get(1);
            String token = newcomer(here);
            assertThat(status(there, token)).isEqualTo(200);
            assertThat(here.revoke(token).status()).isEqualTo(200);
            await().atMost(SOON).until(() -> status(there, token) == 401);
            assertThat(status(here, token)).isEqualTo(401);

            String administrator = administrator(here);
            assertThat(removeRole(here, administrator).status()).isEqualTo(200);
            await().atMost(SOON).until(() -> mayWrite(there, administrator) == 403);
        }
    }

    @Test
    void nodeSaysThatItsClockIsWrong() throws IOException {
        shift("PT75S");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> other.log().contains("the clock of this node differs from the database's by PT1M1"));
        assertThat(one.log()).doesNotContain("the clock of this node");
    }

    @Test
    void commitThatIsHeldBackIsKnownOnBothNodesSoonAfterIt() throws Exception {
        String token = newcomer(right);
        String administrator = administrator(right);
        String deed = right.login(ADMIN, Api.PASSWORD);
        sql("alter system set synchronous_standby_names = 'gone'");
        sql("select pg_reload_conf()");
        await().until(() -> ask("show synchronous_standby_names").equals("gone"));
        CompletableFuture<Answer> revoked = CompletableFuture.supplyAsync(() -> right.revoke(token));
        CompletableFuture<Answer> removed =
                CompletableFuture.supplyAsync(() -> removeRole(right.as(deed), right, administrator));
        Thread.sleep(HELD_BACK.toMillis());
        assertThat(status(wrong, token)).isEqualTo(200);
        sql("alter system reset synchronous_standby_names");
        sql("select pg_reload_conf()");
        for (Api node : List.of(right, wrong)) {
            await().atMost(SOON).until(() -> status(node, token) == 401);
            await().atMost(SOON).until(() -> mayWrite(node, administrator) == 403);
        }
        assertThat(List.of(revoked.join().status(), removed.join().status())).isSubsetOf(200, 500, 503);
    }

    /** A node that cannot write still reads changes. */
    @Test
    void primaryThatIsReadOnlyHidesNothing() throws Exception {
        String token = newcomer(right);
        assertThat(status(wrong, token)).isEqualTo(200);
        String account = right.as(token).get("api/user").text("id");
        sql("alter system set default_transaction_read_only = on");
        sql("select pg_reload_conf()");
        try {
            await().until(() -> ask("show default_transaction_read_only").equals("on"));
            sql("begin read write; update session set ended = now(), end_reason = 'REVOKED' where account_id = '"
                    + account + "'; commit");
            for (Api node : List.of(right, wrong)) {
                await().atMost(SOON).until(() -> status(node, token) == 401);
            }
        } finally {
            sql("alter system reset default_transaction_read_only");
            sql("select pg_reload_conf()");
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> right.register(Api.someone()).status() == 201);
    }

    private static String newcomer(Api node) {
        return node.newcomer(Api.someone());
    }

    /** A token of a new administrator. */
    private static String administrator(Api node) {
        Visitor visitor = Visitor.registered(node);
        Api first = node.as(node.login(ADMIN, Api.PASSWORD));
        assertThat(first.giveRole(visitor.email, ROLE).status()).isEqualTo(200);
        String token = visitor.logIn().text("token");
        for (Api each : List.of(right, wrong)) {
            await().atMost(SOON).until(() -> mayWrite(each, token) == 200);
        }
        return token;
    }

    private static Answer removeRole(Api node, String token) {
        return removeRole(node.as(node.login(ADMIN, Api.PASSWORD)), node, token);
    }

    private static Answer removeRole(Api administrator, Api node, String token) {
        return administrator.takeRole(node.as(token).get("api/user").text("email"), ROLE);
    }

    private static boolean knows(Api node, String token) {
        return status(node, token) == 200;
    }

    private static int status(Api node, String token) {
        return node.as(token).get("api/secured").status();
    }

    private static int mayWrite(Api node, String token) {
        return node.as(token).post("api/secured", "").status();
    }

    private static void sql(String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                java.sql.ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** At once: the node reads it all the time. */
    private static void shift(String by) throws IOException {
        Path next = Files.writeString(folder.resolve("next"), by);
        Files.move(next, shift, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(TwoNodes.settings(database));
        settings.put("WARDEN_BOOTSTRAP_ADMIN_EMAIL", ADMIN);
        settings.put("WARDEN_BOOTSTRAP_ADMIN_PASSWORD", Api.PASSWORD);
        return settings;
    }
}
