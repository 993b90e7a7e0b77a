package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.seal.Seal;
import org.warden.seal.Seals;
import org.warden.secondfactor.SecondFactor.Use;

class SecondFactorTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

    private final Seal seal = Seals.inMemory();
    private final SecondFactor factor = new SecondFactor(UUID.randomUUID(), SECRET, seal, NOW);

    @Test
    void eachStepIsAcceptedOnce() {
        assertThat(use(NOW)).isEqualTo(Use.RIGHT);
        assertThat(use(NOW)).isEqualTo(Use.SPENT);
        assertThat(use(NOW.plusSeconds(30))).isEqualTo(Use.RIGHT);
        assertThat(factor.use(code(NOW), seal, NOW.plusSeconds(30))).isEqualTo(Use.SPENT);
    }

    /** Otherwise the owner could not log in until the clock has caught up. */
    @Test
    void stepOfTheFutureHoldsUpNoCodeAfterTheClockWasSetBack() {
        assertThat(use(NOW.plus(Duration.ofHours(3)))).isEqualTo(Use.RIGHT);
        assertThat(use(NOW)).isEqualTo(Use.RIGHT);
        assertThat(use(NOW)).isEqualTo(Use.SPENT);
    }

    private Use use(Instant now) {
        return factor.use(code(now), seal, now);
    }

    private static String code(Instant now) {
        return Totp.code(SECRET, now.getEpochSecond() / Totp.STEP_SECONDS);
    }
}
