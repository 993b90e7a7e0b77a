package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Rush;
import org.warden.server.Visitor;

/** The numbers of events. */
class TallyIT extends OnServer {
    @ParameterizedTest
    @ValueSource(strings = {"hour", "day"})
    void loginIsCounted(String by) {
        long before = logins(by);
        Visitor.loggedIn(api);
        await().atMost(Duration.ofMinutes(1)).until(() -> logins(by) > before);
    }

    @Test
    void periodsBeginInUtc() {
        Visitor.loggedIn(api);
        await().atMost(Duration.ofMinutes(1)).until(() -> logins("day") > 0);
        assertThat(counts("day").json().getJsonArray("counts").getValuesAs(JsonObject.class))
                .allSatisfy(count -> assertThat(count.getString("at")).endsWith("T00:00:00Z"));
    }

    @Test
    void twentyCallsAtOnceAreAnsweredOrTooMany() throws InterruptedException {
        Api administrator = api.asAdministrator();
        assertThat(Rush.of(20, caller -> administrator.get(path("day") + "&zone=Europe/Berlin")))
                .extracting(Answer::status)
                .contains(200)
                .isSubsetOf(200, 429);
    }

    @ParameterizedTest
    @CsvSource({
        "'', from",
        "?from=2026-01-01T00:00:00Z, to",
        "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z, by",
        "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&by=minute, by",
        "?from=2026-01-01T00:00:00Z&to=2027-01-02T00:00:00Z&by=hour, to",
        "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&by=day&zone=Mars, zone",
        "?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&by=day&actions=SOMETHING, actions"
    })
    void parameterThatIsWrongIsNamed(String query, String field) {
        Answer answer = api.asAdministrator().get("api/audit/counts" + query).mustBe(400, "invalid-input");
        assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo(field);
    }

    @Test
    void daysAreThoseOfTheZone() {
        Visitor.loggedIn(api);
        await().atMost(Duration.ofMinutes(1)).until(() -> logins("day") > 0);
        assertThat(api.asAdministrator()
                        .get(path("day") + "&zone=Asia/Tokyo&actions=LOGIN")
                        .json()
                        .getJsonArray("counts")
                        .getValuesAs(JsonObject.class))
                .isNotEmpty()
                .allSatisfy(count -> {
                    assertThat(count.getString("at")).endsWith("T15:00:00Z");
                    assertThat(count.getString("action")).isEqualTo("LOGIN");
                });
    }

    private long logins(String by) {
        return counts(by).json().getJsonArray("counts").getValuesAs(JsonObject.class).stream()
                .filter(count -> count.getString("action").equals("LOGIN"))
                .mapToLong(count -> count.getJsonNumber("count").longValue())
                .sum();
    }

    private Answer counts(String by) {
        Answer answer = api.asAdministrator().get(path(by));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    private static String path(String by) {
        Instant now = Instant.now();
        return "api/audit/counts?by=" + by + "&from=" + now.minus(Duration.ofDays(1)) + "&to="
                + now.plus(Duration.ofDays(1));
    }
}
