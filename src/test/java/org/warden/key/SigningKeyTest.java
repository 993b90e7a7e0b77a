package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.key.KeySettings.Algorithm;

class SigningKeyTest {
    @ParameterizedTest
    @CsvSource({
        "RS256, 2048, RS256, 2048",
        "RS256, 4096, RS256, 4096",
        "ES256, 256, ES256, 2048",
        "ES256, 256, ES256, 4096"
    })
    void keyOfTheseSettingsFits(String algorithm, int bits, Algorithm wanted, int wantedBits) {
        assertThat(key(algorithm, bits).fits(settings(wanted, wantedBits))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, 2048, RS256, 3072",
        "RS256, 4096, RS256, 2048",
        "RS256, 2048, ES256, 2048",
        "ES256, 256, RS256, 2048"
    })
    void keyOfOtherSettingsDoesNot(String algorithm, int bits, Algorithm wanted, int wantedBits) {
        assertThat(key(algorithm, bits).fits(settings(wanted, wantedBits))).isFalse();
    }

    private static KeySettings settings(Algorithm algorithm, int bits) {
        return new KeySettings(algorithm, bits, Duration.ofDays(30), Duration.ofHours(2), Duration.ofMinutes(15));
    }

    private static SigningKey key(String algorithm, int bits) {
        return new SigningKey("kid", algorithm, bits, "v1.sealed", Instant.EPOCH, Instant.EPOCH);
    }
}
