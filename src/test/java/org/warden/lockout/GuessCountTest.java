package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GuessCountTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final LockoutSettings settings = new LockoutSettings(10, Duration.ofMinutes(1), LONGEST);

    /** It began while a clock was three hours ahead. */
    @Test
    void lockLastsNoLongerThanTheLongestAfterTheClockWasSetBack() {
        GuessCount count = new GuessCount();
        for (int guess = 0; guess < 20; guess++) {
            count.fail(NOW.plus(Duration.ofHours(3)), settings);
        }
        assertThat(count.isBlocked(NOW, settings)).isTrue();
        assertThat(count.isBlocked(NOW.plus(LONGEST).minusMillis(1), settings)).isTrue();
        assertThat(count.isBlocked(NOW.plus(LONGEST), settings)).isFalse();
    }
}
