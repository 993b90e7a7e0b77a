package org.warden.scrape;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.audit.AuditLog.Action;
import org.warden.door.Doors;
import org.warden.problem.ProblemType;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Wire;

/** The number of series has a bound: no caller can add one that does not name something of Warden. */
class SeriesIT extends OnServer {
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    /** Of an operation: three buckets, the count and the sum. */
    private static final int HISTOGRAM = 5;

    /** Addresses and methods that are unknown have one operation for each method and one for all other methods. */
    private static final int UNKNOWN = 6;

    /** Successes and statuses without a problem, failures by operation, and those without a request. */
    private static final int REST = 150;

    @Test
    void hostileRequestsAddNoSeriesOfTheirOwn() {
        hammer(1);
        Set<String> before = scrape().samples().keySet();
        hammer(2);
        hammer(3);
        assertThat(withoutTheProcess(scrape().samples().keySet())).isEqualTo(withoutTheProcess(before));
    }

    @Test
    void numberOfSeriesIsBoundedByTheOperationsEventsAndProblems() {
        hammer(4);
        int most = HISTOGRAM * (Doors.OURS.all().size() + UNKNOWN)
                + Action.values().length
                + ProblemType.values().length
                + REST;
        assertThat(scrape().samples()).hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void noLabelContainsAnAddressOrAnId() {
        hammer(5);
        assertThat(scrape().samples().keySet())
                .noneMatch(sample -> sample.contains("@"))
                .noneMatch(sample -> UUIDS.matcher(sample).find());
    }

    /** Each round has values that no other round has. */
    private void hammer(int round) {
        Wire wire = new Wire(api.uri(""));
        String email = "mallory-" + round + "@example.org";
        for (String path : new String[] {
            "/nothing/" + round,
            "/api/" + email,
            "/api/users/" + email,
            "/api/users/" + new UUID(round, round),
            "/api/users/" + new UUID(round, round) + "/nothing",
            "/api/secured?q=" + email,
            "/api/secured;jsessionid=" + email,
            "/%2e%2e/" + round,
            "/api/%00" + round,
            "/metrics/" + round,
            "/error/" + round
        }) {
            for (String method : new String[] {"GET", "POST", "DELETE", "OPTIONS", "M" + round}) {
                wire.send(method, path, "X-Request-Id: " + email, "User-Agent: " + email, "Accept: a/b" + round);
            }
        }
        api.post("api/user/token", Api.json("username", email, "password", Api.PASSWORD))
                .mustBe(401, "invalid-credentials");
        api.as(email).get("api/secured").mustBe(401, "invalid-token");
    }

    /** The first collection of its kind adds the series of that collector. */
    private static Set<String> withoutTheProcess(Set<String> samples) {
        return samples.stream()
                .filter(sample -> sample.startsWith("http_") || sample.startsWith("warden_"))
                .collect(toSet());
    }

    private Scrape scrape() {
        return new Scrape(api.as(TestRun.METRICS_TOKEN).get("metrics").body());
    }
}
