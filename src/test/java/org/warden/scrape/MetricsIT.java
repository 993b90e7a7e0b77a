package org.warden.scrape;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** {@code GET /metrics}: who may read it, and what the numbers say after requests of each kind. */
@Tag("smoke")
class MetricsIT extends OnServer {
    private static final String OPEN_METRICS = "application/openmetrics-text";

    /** {@code | `warden_db_up` | gauge |}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `((?:http|warden)_[a-z_]+)` \\| (\\w+) \\|");

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE ((?:http|warden)_[a-z_]+) (\\w+)$");

    @Test
    void tokenOfTheSettingsReadsTheMetrics() {
        Answer answer = scraper().get("metrics");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).contains("text/plain", "version=0.0.4", "charset=utf-8");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).contains("\n# TYPE warden_db_up gauge\n", "\nwarden_db_up 1.0\n");
    }

    @Test
    void openMetricsIsThereForThoseWhoAcceptIt() {
        Answer answer = scraper()
                .with("Accept", OPEN_METRICS + ";version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")
                .get("metrics");
        assertThat(answer.contentType()).contains(OPEN_METRICS, "version=1.0.0", "charset=utf-8");
        assertThat(answer.body()).endsWith("# EOF\n");
    }

    @Test
    void otherFormatsAreRefused() {
        scraper().with("Accept", "application/json").get("metrics").mustBe(406, "not-acceptable");
    }

    @Test
    void withoutATokenThereIsNothingToRead() {
        api.get("metrics").mustBe(401, "token-required");
    }

    @Test
    void otherTokensAreRefused() {
        String token = TestRun.METRICS_TOKEN;
        for (String other :
                new String[] {"", "x", token + "x", token.substring(1), token.toUpperCase(java.util.Locale.ROOT)}) {
            api.as(other).get("metrics").mustBe(401, "invalid-token");
        }
        for (String credentials : new String[] {"ZHVrZTpzM2NyZXQ=", "===="}) {
            api.with("Authorization", "Basic " + credentials).get("metrics").mustBe(401, "invalid-token");
        }
        Visitor visitor = Visitor.registered(api);
        api.as(visitor.logIn().text("token")).get("metrics").mustBe(401, "invalid-token");
        api.asAdministrator().get("metrics").mustBe(401, "invalid-token");
    }

    @Test
    void twoTokensAreOneTooMany() {
        String header = "Authorization: Bearer " + TestRun.METRICS_TOKEN;
        assertThat(new Wire(api.uri("")).send("GET", "/metrics", header, header).status())
                .isEqualTo(401);
    }

    @Test
    void tokenOfTheMetricsOpensNothingElse() {
        scraper().get("api/secured").mustBe(401, "invalid-token");
        scraper().get("api/audit").mustBe(401, "invalid-token");
    }

    @Test
    void requestIsCountedWithItsRoute() {
        String count = "http_server_requests_seconds_count{method=\"GET\",route=\"/api/users/{id}\"}";
        double before = scrape().value(count);
        api.asAdministrator()
                .get("api/users/0190f5fe-7c00-7a00-8000-000000000001")
                .mustBe(404, "account-not-found");
        assertThat(scrape().value(count)).isEqualTo(before + 1);
    }

    @Test
    void refusalIsCountedWithItsCode() {
        String count = "http_server_answers_total{code=\"invalid-credentials\",method=\"\",route=\"\",status=\"401\"}";
        double before = scrape().value(count);
        api.post("api/user/token", Api.json("username", "no-such-name", "password", Api.PASSWORD))
                .mustBe(401, "invalid-credentials");
        assertThat(scrape().value(count)).isEqualTo(before + 1);
    }

    @Test
    void successHasNoCode() {
        String count = "http_server_answers_total{code=\"\",method=\"\",route=\"\",status=\"200\"}";
        double before = scrape().value(count);
        assertThat(scrape().value(count)).isEqualTo(before + 1);
    }

    /** JAX-RS knows no method for these, and the server's error page answers some. */
    @Test
    void unknownAddressIsCountedOnce() {
        String count = "http_server_requests_seconds_count{method=\"GET\",route=\"unknown\"}";
        double before = scrape().value(count);
        api.get("nothing").mustBe(404, "not-found");
        api.get("api/nothing").mustBe(404, "not-found");
        api.get("api/user/token").mustBe(405, "method-not-allowed");
        assertThat(scrape().value(count)).isEqualTo(before + 3);
    }

    @Test
    void unknownMethodIsCountedAsOther() {
        String count = "http_server_requests_seconds_count{method=\"other\",route=\"unknown\"}";
        double before = scrape().value(count);
        assertThat(api.send("FOO", "api/secured", null, BodyPublishers.noBody()).status())
                .isEqualTo(405);
        assertThat(scrape().value(count)).isEqualTo(before + 1);
    }

    @Test
    void eventIsCountedByItsAction() {
        double before = scrape().value("warden_events_total{action=\"LOGIN\"}");
        Visitor.registered(api).logIn();
        assertThat(scrape().value("warden_events_total{action=\"LOGIN\"}")).isEqualTo(before + 1);
    }

    @Test
    void manualDescribesEveryMetricOfWarden() {
        assertThat(found(ROW, Monitoring.read(Monitoring.PAGE)))
                .isEqualTo(found(TYPE, scraper().get("metrics").body()));
    }

    private static Map<String, String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .collect(toMap((MatchResult line) -> line.group(1), line -> line.group(2)));
    }

    private Scrape scrape() {
        return new Scrape(scraper().get("metrics").body());
    }

    private Api scraper() {
        return api.as(TestRun.METRICS_TOKEN);
    }
}
