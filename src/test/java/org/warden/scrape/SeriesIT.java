package org.warden.scrape;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.door.Doors;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.TestRun;
import org.warden.server.Wire;

/** The number of series has a bound: no caller can add one that does not name something of Warden. */
class SeriesIT extends OnServer {
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-");

    private static final int MOST = 600;

    @Test
    void hostileRequestsAddNoSeriesOfTheirOwn() {
        hammer(1);
        Set<String> before = scrape().samples().keySet();
        hammer(2);
        hammer(3);
        assertThat(withoutTheProcess(scrape().samples().keySet())).isEqualTo(withoutTheProcess(before));
    }

    @Test
    void aServerThatHasAnsweredAtEveryDoorHasAtMost600Series() {
        hammer(4);
        // With the type of a body: RESTEasy refuses a request without it before it knows the method.
        Doors.OURS
                .all()
                .forEach(door -> new Wire(api.uri(""))
                        .send(door.method(), "/" + door.example(), "Content-Type: application/json"));
        List<String> samples = List.copyOf(scrape().samples().keySet());
        assertThat(samples.stream().filter(sample -> sample.startsWith("http_server_requests_seconds_count{")))
                .as("operations")
                .hasSizeGreaterThanOrEqualTo(Doors.OURS.all().size());
        System.out.println("Series after a request to every door: " + samples.size());
        assertThat(samples).hasSizeLessThanOrEqualTo(MOST);
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
