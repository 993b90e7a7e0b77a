package org.warden.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Tool;

/** Prometheus' own {@code promtool} checks the metrics, the alerts and the dashboard. */
@Tag("smoke")
class MonitoringIT extends OnServer {
    private static final String PROMTOOL = "promtool";

    @TempDir
    Path folder;

    @Test
    void alertsAreValid() throws IOException {
        promtool("check", "rules", Monitoring.RULES.toString());
    }

    @Test
    void alertsFireAndAreSilentAsTheirTestsExpect() throws IOException {
        promtool("test", "rules", Monitoring.RULE_TESTS.toString());
    }

    @Test
    void everyQueryOfTheDashboardIsValid() throws IOException {
        assertThat(Monitoring.queries()).hasSizeGreaterThan(20);
        promtool(
                "check",
                "rules",
                Files.writeString(folder.resolve("queries.yml"), Monitoring.queriesAsRules())
                        .toString());
    }

    @Test
    void metricsFollowTheRulesOfPrometheus() throws IOException {
        Path scrape = Files.writeString(folder.resolve("scrape.txt"), scrape());
        String promtool = Tool.named(PROMTOOL).program().toString();
        // It reads its standard input.
        Tool.Result result =
                Tool.named("sh").run(List.of("-c", "exec \"$0\" check metrics < \"$1\"", promtool, scrape.toString()));
        assertThat(result.output()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void everyMetricOfTheAlertsAndTheDashboardIsMeasured() {
        // The route of which an alert asks.
        api.get("api/secured");
        assertThat(Monitoring.metrics()).hasSizeGreaterThan(20).isSubsetOf(new Scrape(scrape()).names());
    }

    private static void promtool(String... arguments) throws IOException {
        Tool.Result result = Tool.named(PROMTOOL).run(List.of(arguments));
        assertThat(result.status()).as(result.output()).isZero();
    }

    private String scrape() {
        return api.as(TestRun.METRICS_TOKEN).get("metrics").body();
    }
}
