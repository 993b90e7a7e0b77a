package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Refused;

class UntilTest {
    private static final Instant NOW = Instant.parse("2026-02-03T10:00:00.500Z");

    @Test
    void missingEndIsNeverAndIsNotShown() {
        assertThat(Until.parsed(null, NOW)).isEqualTo(Until.NEVER);
        assertThat(Until.shown(Until.NEVER)).isNull();
    }

    @Test
    void fractionOfASecondIsDropped() {
        Instant end = Until.parsed("2026-02-03T10:00:01.999Z", NOW);
        assertThat(end).isEqualTo("2026-02-03T10:00:01Z");
        assertThat(Until.shown(end)).isEqualTo(end);
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
        assertThat(Refused.fields(() -> Until.parsed(until, NOW))).containsExactly("until");
    }
}
