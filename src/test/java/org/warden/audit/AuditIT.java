package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** The audit log, read by an administrator (ASVS 16.2.1, 16.3.1). */
class AuditIT extends OnServer {
    private Api administrator;
    private Visitor visitor;
    private String id;

    @BeforeEach
    void register() {
        administrator = api.asAdministrator();
        visitor = new Visitor(api);
        id = visitor.register().text("id");
    }

    @Test
    void loginIsOnRecordWithActorTimeAndAddress() {
        visitor.by(api.with("X-Request-Id", "login-of-" + visitor.username)).logIn();
        JsonObject event = only("?action=LOGIN&target=" + id);
        assertThat(event.getString("actor")).isEqualTo(id);
        assertThat(event.getString("account")).isEqualTo(id);
        assertThat(event.getString("result")).isEqualTo("done");
        assertThat(event.getString("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(event.getString("requestId")).isEqualTo("login-of-" + visitor.username);
        assertThat(Duration.between(Instant.parse(event.getString("happened")), Instant.now()))
                .isLessThan(Duration.ofMinutes(1));
    }

    /** ASVS 16.3.2. */
    @Test
    void refusedLoginIsOnRecordWithoutAnActor() {
        visitor.logIn("wrong").mustBe(401, "invalid-credentials");
        JsonObject event = only("?action=CREDENTIALS_REFUSED&target=" + id);
        assertThat(event).doesNotContainKey("actor");
        assertThat(event.getString("subject")).isEqualTo("wrong");
        assertThat(event.getString("result")).isEqualTo("refused");
    }

    @Test
    void roleIsOnRecordWithItsGiver() {
        assertThat(administrator.giveRole(visitor.email, "moderator").status()).isEqualTo(200);
        JsonObject event = only("?action=ROLE_GIVEN&target=" + id);
        assertThat(event.getString("subject")).isEqualTo("Moderator");
        assertThat(event.getString("actor"))
                .isEqualTo(administrator.get("api/user").text("id"));
    }

    /** A rolled back change leaves no event. */
    @Test
    void refusedRegistrationIsNoEvent() throws Exception {
        String events = "select count(*) from audit_event where action = 'ACCOUNT_CREATED'";
        String before = TestDatabase.ask(events);
        visitor.register().mustBe(409, "email-taken");
        assertThat(TestDatabase.ask(events)).isEqualTo(before);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 5; i++) {
            visitor.logIn();
        }
        List<String> all = ids("?target=" + id, new ArrayList<>());
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            Answer page = administrator.get("api/audit?size=2&target=" + id + next);
            ids(page, paged);
            next = page.json().containsKey("next") ? "&cursor=" + page.text("next") : "";
        } while (!next.isEmpty());
        assertThat(all).hasSize(6).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void timeFiltersCutOnBothSides() {
        Instant later = Instant.now().plusSeconds(60);
        assertThat(ids("?target=" + id + "&from=" + later, new ArrayList<>())).isEmpty();
        assertThat(ids("?target=" + id + "&to=" + later, new ArrayList<>())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "actor, x",
        "target, 1",
        "action, login",
        "action, ''",
        "from, yesterday",
        "from, -9999-01-01T00:00:00Z",
        "to, +1000000000-12-31T23:59:59Z",
        "to, 2026-01-01",
        "cursor, '",
        "size, 0",
        "size, 201",
        "size, many",
        "size, 99999999999"
    })
    void filterThatCannotBeReadIsNamed(String name, String value) {
        Answer refused =
                administrator.get("api/audit?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        assertThat(refused.mustBe(400, "invalid-input").fields()).containsExactly(name);
    }

    @Test
    void chainIsIntactAndGrowsBehindTheEvents() {
        Answer verified = administrator.get("api/audit/verify");
        assertThat(verified.json().getBoolean("intact")).isTrue();
        assertThat(verified.json().getJsonNumber("checked").longValue())
                .isEqualTo(verified.json().getJsonNumber("position").longValue());
        await().until(() -> TestDatabase.ask("select count(*) from audit_event where position is null")
                .equals("0"));
    }

    private JsonObject only(String query) {
        List<JsonObject> events = administrator
                .get("api/audit" + query)
                .json()
                .getJsonArray("events")
                .getValuesAs(JsonObject.class);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private List<String> ids(String query, List<String> ids) {
        return ids(administrator.get("api/audit" + query), ids);
    }

    private static List<String> ids(Answer page, List<String> ids) {
        assertThat(page.status()).isEqualTo(200);
        page.json()
                .getJsonArray("events")
                .getValuesAs(JsonObject.class)
                .forEach(event -> ids.add(event.getString("id")));
        return ids;
    }
}
