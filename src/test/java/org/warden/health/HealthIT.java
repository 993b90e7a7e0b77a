package org.warden.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.ServerContainer;

/** The probes of a healthy node. {@code DatabaseOutageIT} asks them without a database, {@code OrderlyStop} during a stop. */
@Tag("smoke")
class HealthIT extends OnServer {
    @ParameterizedTest
    @ValueSource(strings = {"health/started", "health/live", "health/ready"})
    void probeTellsTheStatusAndNothingElse(String probe) {
        Answer answer = api.get(probe);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().keySet()).containsExactlyInAnyOrder("status", "checks");
        assertThat(answer.text("status")).isEqualTo("UP");
        assertThat(answer.json().getJsonArray("checks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"health/started", "health/live", "health/ready"})
    void headOfAProbeHasNoBody(String probe) {
        Answer answer = api.send("HEAD", probe, null, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void thereIsNoOverallProbe() {
        api.get("health").mustBe(404, "not-found");
    }

    @Test
    void probesLeaveNoTraceInTheLog() {
        int before = mark();
        for (int i = 0; i < 50; i++) {
            api.get("health/live");
            api.get("health/ready");
        }
        // The second mark, and what other threads write meanwhile.
        assertThat(mark() - before).isLessThan(10);
    }

    /** Writes a line into the log and returns how many lines there are up to it. */
    private int mark() {
        String mark = UUID.randomUUID().toString();
        api.send(api.request("api/secured").header("Authorization", "Bearer x").header("X-Request-Id", mark));
        return (int) await().until(() -> linesUntil(mark), lines -> lines >= 0);
    }

    private static int linesUntil(String mark) {
        String log = ServerContainer.log();
        int found = log.indexOf(mark);
        return found < 0 ? -1 : (int) log.substring(0, found).lines().count();
    }
}
