package org.warden.admin.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.account.RoleGrant;
import org.warden.problem.Refused;

class GrantRequestTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00.500Z");

    @Test
    void roleWithoutAnEndEndsNever() {
        Terms terms = new GrantRequest(null, null).terms(NOW);
        assertThat(terms).isEqualTo(new Terms(RoleGrant.NEVER, ""));
        assertThat(terms.hasEnd()).isFalse();
    }

    @Test
    void fractionOfASecondIsDropped() {
        Terms terms = new GrantRequest("2026-02-03T10:00:01.999Z", "for a second").terms(NOW);
        assertThat(terms).isEqualTo(new Terms(Instant.parse("2026-02-03T10:00:01Z"), "for a second"));
        assertThat(terms.hasEnd()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2026-02-04",
                "2026-02-03T10:00:00Z",
                "2026-02-03T10:00:00.999Z",
                "2026-01-01T00:00:00Z",
                "9999-12-31T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void otherEndsAreRefused(String until) {
        assertThat(Refused.fields(() -> new GrantRequest(until, null).terms(NOW)))
                .containsExactly("until");
    }
}
