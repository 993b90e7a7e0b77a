package org.warden.openapi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.warden.door.Doors;

/** An answer that is described but was never received may be described wrongly. */
class SeenTest {
    private static final Set<String> DESCRIBED = Described.answers(Doors.OURS, Judge.document());

    /** Only tests with the tag {@code process} can receive these: each needs another server, for this reason. */
    private static final Map<String, String> NEED_A_PROCESS = Map.ofEntries(
            entry("GET health/ready 503 application/json", "the node stops"),
            entry("GET metrics 404 not-found", "warden.metrics.token is not set"),
            entry("GET openapi/ui/ 404 not-found", "warden.openapi.ui is off"),
            entry("GET openapi/ui/swagger-ui.css 404 not-found", "warden.openapi.ui is off"),
            entry("GET openapi/ui/swagger-ui-bundle.js.LICENSE.txt 404 not-found", "warden.openapi.ui is off"),
            entry("GET console/ 404 not-found", "warden.console.enabled is off"),
            entry("GET console/style.css 404 not-found", "warden.console.enabled is off"),
            entry("GET console/lib/LICENSE.txt 404 not-found", "warden.console.enabled is off"),
            entry("GET account/ 404 not-found", "warden.console.enabled is off"),
            entry("POST api/user/register 202 application/json", "warden.registration.confirm-email is on"),
            entry("any door 503 unavailable", "the database does not answer"));

    /** No integration test receives these, for this reason. */
    private static final Map<String, String> NOT_AT_WILL = Map.of(
            "GET health/started 503 application/json", "the start is not complete: see HealthResourceTest",
            "GET health/live 503 application/json", "the watch hangs: see HealthResourceTest",
            "POST api/user/confirm-email 503 overloaded", "other calls must win the same race three times in a row",
            "any door 503 overloaded",
                    "callers must wait for two seconds, which depends on the machine: see AdmissionTest",
            "any door 400 request-refused", "it stands for a status that no tested server chooses");

    /** After a run of all integration tests: the build sets the folder of the runs, and the tags that it left out. */
    @Test
    @EnabledIfSystemProperty(named = "warden.seen", matches = ".+")
    void everyDescribedAnswerWasReceived() throws IOException {
        Map<String, Long> seen = Seen.in(Path.of(System.getProperty("warden.seen")));
        List<String> missing = Described.missing(expected(), seen);
        System.out.printf(
                "%d doors, %d kinds of answers described, %d of them received, %d answers judged.%n",
                Doors.OURS.all().size(),
                DESCRIBED.size(),
                DESCRIBED.size() - Described.missing(DESCRIBED, seen).size(),
                seen.values().stream().mapToLong(Long::longValue).sum());
        assertThat(missing).isEmpty();
    }

    private static Set<String> expected() {
        Set<String> expected = new TreeSet<>(DESCRIBED);
        expected.removeAll(NOT_AT_WILL.keySet());
        if (System.getProperty("warden.seen.without", "").contains("process")) {
            expected.removeAll(NEED_A_PROCESS.keySet());
        }
        return expected;
    }

    @Test
    void onlyDescribedAnswersAreExcepted() {
        assertThat(DESCRIBED).containsAll(NEED_A_PROCESS.keySet()).containsAll(NOT_AT_WILL.keySet());
    }

    @Test
    void aMissingSuccessIsNoticed() {
        assertThat(missing("POST api/user/register 201 application/json"))
                .contains("POST api/user/register 202 application/json")
                .doesNotContain("POST api/user/register 201 application/json");
    }

    @Test
    void aMissingSuccessWithoutABodyIsNoticed() {
        assertThat(missing("GET openapi 200 application/json"))
                .contains("GET openapi 304")
                .doesNotContain("GET openapi 200 application/json");
    }

    @Test
    void aMissingMediaTypeIsNoticed() {
        assertThat(missing("GET metrics 200 text/plain"))
                .contains("GET metrics 200 application/openmetrics-text")
                .doesNotContain("GET metrics 200 text/plain");
    }

    @Test
    void aMissingRefusalOfADoorIsNoticed() {
        assertThat(missing("POST api/user/register 409 email-taken"))
                .contains("POST api/user/register 409 username-taken")
                .doesNotContain("POST api/user/register 409 email-taken");
    }

    @Test
    void aMissingRefusalOfEveryDoorIsNoticed() {
        assertThat(missing("GET api/user 401 token-required"))
                .contains("any door 401 invalid-token")
                .doesNotContain("any door 401 token-required");
    }

    private static List<String> missing(String seen) {
        return Described.missing(DESCRIBED, Map.of(seen, 1L));
    }
}
