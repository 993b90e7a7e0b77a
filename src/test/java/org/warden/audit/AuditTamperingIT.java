package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;

/** An attacker with write access to the database cannot change the audit log undetected (ASVS 16.4.2, promise 19). */
@Tag("process")
class AuditTamperingIT {
    private static final String ADMIN = "admin@example.org";

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api administrator;

    @BeforeAll
    static void start() throws SQLException {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_DB_URL",
                        TestDatabase.h2(folder),
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                        ADMIN,
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                        Api.PASSWORD));
        Api api = server.ready();
        administrator = api.as(api.login(ADMIN, Api.PASSWORD));
        for (int i = 0; i < 10; i++) {
            assertThat(api.register(Api.someone()).status()).isEqualTo(201);
        }
        assertThat(findings()).isEmpty();
        change("create table honest as select * from audit_event");
        change("create table honest_end as select * from audit_chain");
    }

    @AfterEach
    void undo() throws SQLException {
        change("delete from audit_event");
        change("insert into audit_event select * from honest");
        change("delete from audit_chain");
        change("insert into audit_chain select * from honest_end");
        assertThat(findings()).isEmpty();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void editedEventIsNamed() throws SQLException {
        for (String edit : List.of(
                "action = 'LOGIN'",
                "happened = dateadd(second, 1, happened)",
                "actor_id = random_uuid()",
                "account_id = random_uuid()",
                "subject = 'x'",
                "address = '192.0.2.1'",
                "request_id = 'x'")) {
            change("update audit_event set " + edit + " where position = 5");
            assertThat(findings()).containsExactly("5 edited");
            undo();
        }
    }

    @Test
    void removedEventIsNamed() throws SQLException {
        change("delete from audit_event where position = 5");
        assertThat(findings()).containsExactly("5 missing");
    }

    @Test
    void removedEventWhosePlaceIsTakenByTheNextIsNamed() throws SQLException {
        change("delete from audit_event where position = 5");
        change("update audit_event set position = position - 1 where position > 5");
        assertThat(findings()).contains("5 not in its place");
    }

    @Test
    void swappedEventsAreNamed() throws SQLException {
        change("update audit_event set position = -5 where position = 5");
        change("update audit_event set position = 5 where position = 7");
        change("update audit_event set position = 7 where position = -5");
        assertThat(findings()).contains("5 not in its place", "7 not in its place");
    }

    @Test
    void latestEventsThatWereCutOffAreNamed() throws SQLException {
        change("delete from audit_event where position > 8");
        assertThat(findings()).startsWith("9 missing", "10 missing");
    }

    @Test
    void endThatWasSetBackIsNamed() throws SQLException {
        change("update audit_chain set position = 5, link = (select link from audit_event where position = 5)");
        change("update audit_event set subject = 'x' where position = 8");
        assertThat(findings()).containsExactly("8 edited", "13 not where the chain ended");
        change("update audit_chain set position = -1000000");
        assertThat(findings()).contains("8 edited", "13 not where the chain ended");
        change("delete from audit_chain");
        assertThat(findings()).contains("8 edited", "13 not where the chain ended");
    }

    @Test
    void eventsOutsideOfTheChainAreNamed() throws SQLException {
        change(
                "insert into audit_event (id, happened, action, account_id, address, request_id, actor_id, code, position, link)"
                        + " select random_uuid(), happened, action, account_id, address, request_id, actor_id, code, -3, link"
                        + " from audit_event where position = 5");
        assertThat(findings()).containsExactly("-3 not in its place");
    }

    @Test
    void linkThatIsGoneIsNamed() throws SQLException {
        change("update audit_event set link = null where position = 5");
        assertThat(findings()).contains("5 not in its place");
    }

    @Test
    void unknownActionIsShownAsItIs() throws SQLException {
        change("update audit_event set action = 'UNHEARD_OF' where position = 5");
        assertThat(administrator.get("api/audit").body()).contains("UNHEARD_OF");
        assertThat(findings()).containsExactly("5 edited");
    }

    @Test
    void forgedEventIsNamed() throws SQLException {
        change(
                "insert into audit_event (id, happened, action, account_id, subject, address, request_id, actor_id, code)"
                        + " select random_uuid(), happened, action, account_id, 'x', address, request_id, actor_id, code"
                        + " from audit_event where position = 5");
        assertThat(findings())
                .hasSize(1)
                .allSatisfy(finding -> assertThat(finding).endsWith(" edited"));
    }

    private static List<String> findings() {
        return administrator
                .get("api/audit/verify")
                .json()
                .getJsonArray("findings")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(finding -> finding.getInt("position") + " " + finding.getString("finding"))
                .toList();
    }

    private static void change(String sql) throws SQLException {
        TestDatabase.change(folder, sql);
    }
}
