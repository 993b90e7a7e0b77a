package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockoutSettingsTest {
    private final LockoutSettings usual = new LockoutSettings(10, Duration.ofMinutes(1), Duration.ofMinutes(15));

    @Test
    void twoMistakesCostNothing() {
        assertThat(usual.pause(1)).isZero();
        assertThat(usual.pause(2)).isZero();
    }

    @Test
    void pausesGrowFromTheThirdOn() {
        assertThat(IntStream.rangeClosed(3, 9).mapToObj(n -> usual.pause(n).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L);
    }

    /** ASVS 6.3.1. */
    @Test
    void locksGrowFromTheFirstToTheLongest() {
        assertThat(IntStream.rangeClosed(10, 15).mapToObj(n -> usual.pause(n).toMinutes()))
                .containsExactly(1L, 2L, 4L, 8L, 15L, 15L);
    }

    @Test
    void noNumberOfFailuresOverflows() {
        assertThat(usual.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(15));
    }
}
