package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
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

    private long logins(String by) {
        return counts(by).json().getJsonArray("counts").getValuesAs(JsonObject.class).stream()
                .filter(count -> count.getString("action").equals("LOGIN"))
                .mapToLong(count -> count.getJsonNumber("count").longValue())
                .sum();
    }

    private Answer counts(String by) {
        Instant now = Instant.now();
        Answer answer = api.asAdministrator()
                .get("api/audit/counts?by=" + by + "&from=" + now.minus(Duration.ofDays(1)) + "&to="
                        + now.plus(Duration.ofDays(1)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }
}
