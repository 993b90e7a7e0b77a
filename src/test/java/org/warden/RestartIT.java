package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.warden.audit.OldRecord;
import org.warden.login.RememberedSessions;
import org.warden.login.RenewingCallers;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.TestRun;

/**
 * Later starts keep the data of the first start, whether the server stopped in order, failed to start or was killed. The tests
 * run in order on one folder, because each start takes seconds: each test begins where the previous one ended.
 */
@Tag("process")
@TestMethodOrder(OrderAnnotation.class)
class RestartIT {
    /** What the log contains as soon as the schema is compared or migrated. */
    private static final String MIGRATION = "org.flywaydb";

    private static final Pattern PASSWORD = Pattern.compile("one-time password\\s+(\\S+)");

    private static final String ADMIN = "admin@localhost";

    /** Each takes a restart. */
    private static final int DEATHS = Math.max(1, TestRun.ROUNDS / 5);

    private static final Duration SHORT_LIFE = Duration.ofSeconds(3);

    private static final int OLD_EVENTS = 700;

    private static final List<String> OLD_ROWS = List.of(
            "account where username like 'old%'",
            "session where token_hash like 'old%'",
            "spent_token where hash like 'old%'",
            "guess_count where last_failed < timestamp with time zone '2021-01-01 00:00:00+00'");

    /** The default, which most test servers change. */
    private static final Map<String, String> RSA = Map.of("WARDEN_TOKEN_ALGORITHM", "RS256");

    @TempDir
    static Path folder;

    private static final List<String> ACKNOWLEDGED = new ArrayList<>();
    private static final RenewingCallers CALLERS = new RenewingCallers();
    private static String keys;
    private static String password;
    private static String token;
    private static String older;
    private static RememberedSessions sessions;
    private static ServerProcess server;
    private static Api api;

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /**
     * The path as in H2's documentation, a secret that contains an expression, the service links of a neighbor, a longer key.
     */
    @Test
    @Order(1)
    void settingsAreTakenAsTheyAreWritten(@TempDir Path elsewhere) {
        Map<String, String> settings = Map.of(
                "WARDEN_DB_URL", "jdbc:h2:./elsewhere/warden",
                "WARDEN_DB_SERVICE_HOST", "10.0.0.7",
                "WARDEN_TOKEN_ALGORITHM", "RS256",
                "WARDEN_PORT_8080_TCP_ADDR", "10.0.0.8",
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL", "admin@example.org",
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", "orange tractor ${sings 7",
                "WARDEN_KEY_RSA_BITS", "3072");
        try (ServerProcess one = ServerProcess.start(elsewhere, settings)) {
            Api there = one.ready();
            assertThat(elsewhere.resolve("elsewhere/warden.mv.db")).isRegularFile();
            String administrator = there.login("admin@example.org", "orange tractor ${sings 7");
            assertThat(there.as(administrator).get("api/secured").status()).isEqualTo(200);
            String modulus = there.get(".well-known/jwks.json")
                    .json()
                    .getJsonArray("keys")
                    .getJsonObject(0)
                    .getString("n");
            assertThat(modulus).as("3072 bits in base64url").hasSize(512);
        }
    }

    /** Without any setting, as in a first trial. */
    @Test
    @Order(2)
    @Tag("smoke")
    void theFirstStartShowsThePasswordOfTheAdministrator() {
        try (ServerProcess first = ServerProcess.start(folder, RSA)) {
            Api fresh = first.ready();
            keys = fresh.get(".well-known/jwks.json").body();
            assertThat(first.log()).contains(MIGRATION);
            Matcher shown = PASSWORD.matcher(first.log());
            assertThat(shown.find()).isTrue();
            password = shown.group(1);
            token = fresh.login(ADMIN, password);
            older = fresh.newcomer("first");
            assertThat(fresh.register("never").status()).isEqualTo(201);
        }
    }

    /** The next start finds the same keys. */
    @Test
    @Order(3)
    void anotherSealingKeyIsToldAndNothingIsOverwritten() {
        // Another algorithm requires another key, which must not be sealed with the wrong sealing key.
        Map<String, String> wrong = Map.of(
                "WARDEN_EXIT_ON_FAILURE", "always",
                "WARDEN_SEAL_KEY", TestRun.SEAL_KEY,
                "WARDEN_TOKEN_ALGORITHM", "ES256");
        try (ServerProcess failing = ServerProcess.start(folder, wrong)) {
            assertThat(failing.exitStatus()).isEqualTo(1);
            assertThat(failing.log())
                    .contains("does not open with this key")
                    .doesNotContain("\tat org.warden", MIGRATION);
        }
    }

    @Test
    @Order(4)
    @Tag("smoke")
    void aRestartKeepsKeysAccountsAndTokensAndShowsThePasswordOnce() throws Exception {
        TestDatabase.change(
                folder,
                "update account set status = 'UNCONFIRMED', created = timestamp with time zone '2020-01-01 00:00:00+00'"
                        + " where username = 'never'");
        insertWhatIsOld();
        OldRecord.write(folder, OLD_EVENTS);
        start(RSA);
        Answer found = api.get(".well-known/jwks.json");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body()).isEqualTo(keys);
        assertThat(api.as(token).post("api/secured", "").status()).isEqualTo(200);
        assertThat(server.log()).doesNotContain("one-time password");
        // An account that is never confirmed is deleted, and its address is free again.
        Awaitility.await().until(() -> api.register("never").status() == 201);
        // However many rows there are. A former version deleted only a hundred accounts an hour, and all tokens in one
        // statement.
        for (String old : OLD_ROWS) {
            Awaitility.await()
                    .until(() -> TestDatabase.ask(folder, "select count(*) from " + old)
                            .equals("0"));
        }
        requireThatTheRecordGoesOnFromItsCheckpoint(api.as(token));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data/seal.key"))))
                .isEqualTo("rw-------");
    }

    /** Kills the server as often as the build sets, then starts it with other settings for the following tests. */
    @Test
    @Order(5)
    void aKilledServerStartsAgainAndStillSignsWithItsOldKey() throws Exception {
        for (int death = 1; death < DEATHS; death++) {
            dieAtWork();
            start(RSA);
        }
        sessions = RememberedSessions.prepare(api, api.as(api.login(ADMIN, password)));
        dieAtWork();
        RememberedSessions.age(folder, ADMIN);
        start(Map.of(
                "WARDEN_TOKEN_ALGORITHM", "ES256",
                "WARDEN_KEY_ANNOUNCE", "PT10S",
                "WARDEN_TOKEN_LIFE", SHORT_LIFE.toString()));
        assertThat(api.newcomer("between")).as("still RS256").hasSizeGreaterThan(older.length());
    }

    /** Soon after the start, because the grace period is a minute. */
    @Test
    @Order(6)
    void spentTokenStaysSpentAndAcknowledgedSuccessorWorks() {
        CALLERS.requireThatEachGoesOn(api);
    }

    /** ASVS 7.4.1. */
    @Test
    @Order(7)
    void endedSessionStaysEnded() {
        sessions.requireThatTheEndedOneIsRefused(api);
    }

    /** ASVS 8.3.2. */
    @Test
    @Order(8)
    void takenRoleStaysTaken() {
        sessions.requireThatTheRoleIsGone(api);
    }

    @Test
    @Order(9)
    void sessionThatDidNotEndGoesOn() {
        sessions.requireThatTheLiveOneGoesOn(api);
    }

    @Test
    @Order(10)
    void tokenWhoseTimeIsOverStillEndsItsSession() throws InterruptedException {
        sessions.requireThatATokenWhoseTimeIsOverEndsItsSession(api, SHORT_LIFE);
    }

    /** The configured algorithm is that of the next key. The previous key is published for some more seconds. */
    @Test
    @Order(11)
    void olderTokensSurviveAnotherAlgorithm() {
        String newer = Awaitility.await()
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.login(Api.email("between"), Api.PASSWORD), latest -> latest.length() < older.length());
        Answer both = api.get(".well-known/jwks.json");
        assertThat(both.json().getJsonArray("keys")).hasSize(2);
        assertThat(api.as(older).get("api/secured").status()).isEqualTo(200);
        assertThat(api.as(newer).get("api/secured").status()).isEqualTo(200);
    }

    /** Promise 1, at the scale of one test. */
    @Test
    @Order(12)
    void anAcknowledgedRegistrationSurvivesTheDeathOfTheServer() {
        assertThat(ACKNOWLEDGED)
                .hasSize(5 * DEATHS)
                .allSatisfy(username ->
                        assertThat(api.login(Api.email(username), Api.PASSWORD)).isNotEmpty());
    }

    /** ASVS 14.2.7: two weeks without use and a day more. */
    @Test
    @Order(13)
    void sessionThatIsLongOverIsForgotten() throws SQLException {
        RememberedSessions.requireThatTheAgedOnesAreForgotten(folder);
    }

    /** Uses the file of the first start, which the test reads while the server runs. */
    private static void start(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.put("WARDEN_DB_URL", TestDatabase.h2(folder));
        settings.put("WARDEN_SESSION_REFRESH_GRACE", "PT1M");
        server = ServerProcess.start(folder, settings);
        api = server.ready();
    }

    /**
     * Some callers renew their tokens while others register. The server is killed as soon as the last registration is answered.
     */
    private static void dieAtWork() throws Exception {
        CALLERS.requireThatEachGoesOn(api);
        CALLERS.renewUntil(api, RestartIT::registerAndKill);
        server.close();
    }

    private static void registerAndKill() {
        for (int i = 0; i < 5; i++) {
            String username = Api.someone();
            assertThat(api.register(username).status()).isEqualTo(201);
            ACKNOWLEDGED.add(username);
        }
        server.kill();
    }

    private void insertWhatIsOld() throws SQLException {
        String old = "timestamp with time zone '2020-01-01 00:00:00+00'";
        TestDatabase.change(
                folder,
                "insert into account (id, username, username_key, email, email_key, first_name, last_name, password_hash, status,"
                        + " created) select random_uuid(), 'old' || \"X\", 'old' || \"X\", 'old' || \"X\", 'old' || \"X\", 'o', 'l', '-',"
                        + " 'UNCONFIRMED', " + old + " from system_range(1, 250)");
        TestDatabase.change(
                folder,
                "insert into session (id, account_id, methods, token_hash, salt, created, last_used, tokens_until, address,"
                        + " user_agent) select random_uuid(), random_uuid(), 'pwd', 'old' || \"X\", '-', " + old + ", "
                        + old
                        + ", " + old + ", '-', '-' from system_range(1, 250)");
        TestDatabase.change(
                folder,
                "insert into spent_token (hash, session_id, spent) select 'old' || \"X\", (select min(id) from session where"
                        + " token_hash like 'old%'), " + old + " from system_range(1, 2500)");
        TestDatabase.change(
                folder,
                "insert into guess_count (id, failures, last_failed, blocked_until) select random_uuid(), 1, " + old
                        + ", " + old + " from system_range(1, 1200)");
    }

    /** The event after the expired ones was edited: it stays, as evidence. */
    private void requireThatTheRecordGoesOnFromItsCheckpoint(Api administrator) throws SQLException {
        Awaitility.await()
                .until(() -> Integer.toString(OLD_EVENTS)
                        .equals(TestDatabase.ask(folder, "select position from audit_checkpoint")));
        String next = Integer.toString(OLD_EVENTS + 1);
        assertThat(TestDatabase.ask(folder, "select min(position) from audit_event"))
                .isEqualTo(next);
        assertThat(findings(administrator)).containsExactly(next + " edited");
        TestDatabase.change(folder, "update audit_event set subject = null where position = " + next);
        assertThat(findings(administrator)).isEmpty();
        assertThat(administrator.get("api/audit/verify").json().getInt("removed"))
                .isEqualTo(OLD_EVENTS);
        for (String forgery : List.of(
                "position = position + 1",
                "link = (select link from audit_event limit 1)",
                "last_happened = " + "now()")) {
            TestDatabase.change(folder, "create table honest as select * from audit_checkpoint");
            TestDatabase.change(folder, "update audit_checkpoint set " + forgery);
            assertThat(findings(administrator)).first().asString().endsWith("checkpoint edited");
            TestDatabase.change(folder, "delete from audit_checkpoint");
            assertThat(findings(administrator)).first().isEqualTo("1 missing");
            TestDatabase.change(folder, "insert into audit_checkpoint select * from honest");
            TestDatabase.change(folder, "drop table honest");
        }
        assertThat(findings(administrator)).isEmpty();
        TestDatabase.change(folder, "delete from audit_event where position = " + next);
        assertThat(findings(administrator)).containsExactly(next + " missing");
    }

    private static List<String> findings(Api administrator) {
        return administrator
                .get("api/audit/verify")
                .json()
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(finding -> finding.getInt("position") + " " + finding.getString("finding"))
                .toList();
    }
}
