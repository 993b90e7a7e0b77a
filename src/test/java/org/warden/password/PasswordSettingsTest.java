package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class PasswordSettingsTest {
    /** OWASP's first choice, and ASVS 11.4.2. */
    @Test
    void defaultsAre19MiBTwicePerPassword() {
        Settings settings = MapConfig.defaults().settings();
        assertThat(PasswordSettings.from(settings)).isEqualTo(new PasswordSettings(12, 19456, 2, 1, 64));
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "min-length, 8, 128",
        "memory-kib, 7168, 1048576",
        "iterations, 1, 64",
        "parallelism, 1, 16",
        "queue, 0, 10000"
    })
    void limitsAreInclusive(String name, int least, int most) {
        assertThat(mistakes(name, least)).isZero();
        assertThat(mistakes(name, most)).isZero();
        assertThat(mistakes(name, least - 1)).isOne();
        assertThat(mistakes(name, most + 1)).isOne();
    }

    private static int mistakes(String name, int value) {
        Settings settings = MapConfig.defaults()
                .with("warden.password." + name, Integer.toString(value))
                .settings();
        PasswordSettings.from(settings);
        return settings.mistakes().size();
    }
}
