package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestRun;
import org.warden.server.Visitor;

/**
 * The number of statements for each request, counted in the log of PostgreSQL. Not counted: the begin and the end of a
 * transaction, statements once per connection, and the reads of the node each second.
 */
@Tag("process")
class StatementsIT {
    private static final int REQUESTS = 20;

    private static final Pattern STATEMENT = Pattern.compile("(?:execute [^:]*|statement): (\\S.*)");
    private static final Pattern NOT_COUNTED = Pattern.compile(
            "(?i)BEGIN|COMMIT|ROLLBACK|SET .*|SHOW .*|select current_.*|select pg_backend_pid.*|.* FROM pg_catalog\\..*");
    private static final Pattern EACH_SECOND =
            Pattern.compile("(?i)select .*(from signing_key .*|from session .*ended\\s*>.*|roles_changed\\s*>.*)"
                    + "|select .* from audit_event .*position is null.*|select .* from audit_(chain|checkpoint)\\b.*|update audit_.*"
                    + "|select .*current_timestamp.*|select .* from audit_(checkpoint|event) .*position.*"
                    + "|.* audit_(tally|hour)\\b.*"
                    + "|select .* from session .*last_used\\s*<.*|select .* from account .*status\\s*=.*"
                    + "|delete from (session|spent_token|guess_count|link|seen_device|outgoing_mail|mail_count) .*"
                    + "|select .* from role_cut .*|select .* from group_member .*until\\s*<.*"
                    + "|.* account_word_fill .*|select .* from account .*id\\s*>.*"
                    + "|select .* from outgoing_mail .*|select \\S*name, ?\\S*version from role.*"
                    + "|select .* from account_role .*until\\s*<=.*");

    @TempDir
    static Path folder;

    private static EmbeddedPostgres database;
    private static ServerProcess server;
    private static Api api;
    private static Visitor visitor;
    private static int marks;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder()
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "'" + Files.createDirectory(folder.resolve("log")) + "'")
                .setServerConfig("log_filename", "statements.log")
                .setServerConfig("log_statement", "all")
                .setServerConfig("autovacuum", "off")
                .start();
        server = ServerProcess.start(
                Files.createDirectory(folder.resolve("warden")),
                Map.of(
                        "WARDEN_DB_URL",
                        "jdbc:postgresql://localhost:" + database.getPort() + "/postgres",
                        "WARDEN_DB_USER",
                        "postgres",
                        "WARDEN_DB_PASSWORD",
                        "postgres",
                        "WARDEN_SEAL_KEY",
                        TestRun.SEAL_KEY,
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        TestRun.ADMIN_EMAIL,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        TestRun.ADMIN_PASSWORD));
        api = server.ready();
        visitor = Visitor.registered(api);
        giveRights(api.asAdministrator(), visitor.newSession().get("api/user").text("id"));
    }

    /** Roles of each kind: with permissions, with an end, of a group, and of a group above it. */
    private static void giveRights(Api administrator, String id) {
        for (String role : List.of("Clerk", "Editor", "Reader")) {
            String body = Api.json("name", role).replace("}", ",\"permissions\":[\"order:*\",\"product:read\"]}");
            done(administrator.post("api/roles", body));
        }
        done(administrator.put("api/users/" + id + "/roles/Clerk", Api.json("until", "2090-01-01T00:00:00Z")));
        String above = done(administrator.post("api/groups", group("Company", null, "Reader")))
                .text("id");
        String group = done(administrator.post("api/groups", group("Sales", above, "Editor")))
                .text("id");
        done(administrator.put("api/groups/" + group + "/members/" + id, Api.json("until", "2090-01-01T00:00:00Z")));
        assertThat(visitor.logIn().json().getJsonArray("roles")).hasSize(4);
    }

    private static String group(String name, String parent, String role) {
        return Api.json("name", name, "parent", parent).replace("}", ",\"roles\":[\"" + role + "\"]}");
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer::toString).isBetween(200, 204);
        return answer;
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        database.close();
    }

    /** Promise 9. */
    @Test
    void securedReadCostsNone() throws Exception {
        Api caller = visitor.newSession();
        assertThat(statements(
                        () -> assertThat(caller.get("api/secured").status()).isEqualTo(200)))
                .isEmpty();
    }

    @Test
    void renewalCostsThree() throws Exception {
        Answer[] latest = {visitor.logIn()};
        assertThat(statements(() -> {
                    latest[0] = api.renew(latest[0].text("refreshToken"));
                    assertThat(latest[0].status()).isEqualTo(200);
                }))
                .hasSizeBetween(1, 3 * REQUESTS);
    }

    @Test
    void loginCostsFour() throws Exception {
        assertThat(statements(() -> visitor.logIn())).hasSizeBetween(1, 4 * REQUESTS);
    }

    /** After a bulk load, a restore or a new table, a database has no statistics for a while. */
    @Test
    void whatIsAskedEachSecondReadsNoWholeTableWithoutStatistics() throws Exception {
        ask(
                "insert into audit_event (id, happened, action, account_id, actor_id, address, request_id, code, position, link)"
                        + " select gen_random_uuid(), now(), 'LOGIN', gen_random_uuid(), gen_random_uuid(), '', '', '-', 1000000 + x, '-'"
                        + " from generate_series(1, 20000) x returning 1");
        String rows = "select seq_tup_read + idx_tup_fetch + (select sum(idx_tup_read) from pg_stat_user_indexes"
                + " where relname = 'audit_event') from pg_stat_user_tables where relname = 'audit_event'";
        Thread.sleep(2_000);
        long before = Long.parseLong(ask(rows));
        Thread.sleep(5_000);
        assertThat(Long.parseLong(ask(rows)) - before).isLessThan(1_000);
    }

    /** As after a bulk load; the server counts 500 places in one transaction. */
    @Test
    void eventsAreCountedByTheIndexWithoutStatistics() throws Exception {
        ask("with grown as (update audit_chain set position = position + 20000 returning position)"
                + " insert into audit_event (id, happened, action, account_id, actor_id, address, request_id, code, position, link)"
                + " select gen_random_uuid(), now(), 'LOGIN', gen_random_uuid(), gen_random_uuid(), '', '', '-', position - 20000 + x, '-'"
                + " from grown, generate_series(1, 20000) x returning 1");
        String scans = "select seq_scan from pg_stat_user_tables where relname = 'audit_event'";
        String before = ask(scans);
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> ask("select 1 from audit_tally t, audit_chain c where t.position >= c.position"),
                        "1"::equals);
        Thread.sleep(2_000);
        assertThat(ask(scans)).as("scans of the table").isEqualTo(before);
        assertThat(Long.parseLong(ask("select sum(n) from audit_hour"))).isGreaterThanOrEqualTo(20_000);
    }

    private static String ask(String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** The statements while this ran {@link #REQUESTS} times. */
    private static List<String> statements(Runnable request) throws Exception {
        request.run();
        int from = mark("before");
        for (int i = 0; i < REQUESTS; i++) {
            request.run();
        }
        int to = mark("after") - 1;
        return asked().subList(from, to);
    }

    /**
     * Executes a statement with this text and waits for it in the log, which the database writes later than it answers. Returns
     * the number of statements in the log up to this one.
     */
    private static int mark(String text) throws Exception {
        String sql = "select '" + text + " " + ++marks + "'";
        ask(sql);
        await().until(() -> asked().contains(sql));
        return asked().indexOf(sql) + 1;
    }

    private static List<String> asked() throws IOException {
        return Files.readAllLines(folder.resolve("log/statements.log")).stream()
                .map(STATEMENT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1).strip())
                .filter(sql -> !NOT_COUNTED.matcher(sql).matches()
                        && !EACH_SECOND.matcher(sql).matches())
                .toList();
    }
}
