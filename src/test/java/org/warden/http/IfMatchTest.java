package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.ProblemType;
import org.warden.problem.Refused;
import org.warden.problem.StubRequest;

class IfMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\"", " \"7\" "})
    void presentVersionMatches(String header) {
        assertThat(refusal(header)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\"", "\"77\"", "", "\"7"})
    void anythingElseDoesNot(String header) {
        assertThat(refusal(header)).isEqualTo(ProblemType.CHANGED_MEANWHILE);
    }

    @Test
    void headerIsRequired() {
        IfMatch none = IfMatch.of(StubRequest.to("/api/roles/User"));
        assertThat(Refused.as(() -> none.require(7))).isEqualTo(ProblemType.PRECONDITION_REQUIRED);
    }

    private static ProblemType refusal(String header) {
        IfMatch sent = IfMatch.of(StubRequest.to("/api/roles/User", Map.of("If-Match", List.of(header))));
        return Refused.as(() -> sent.require(7));
    }
}
