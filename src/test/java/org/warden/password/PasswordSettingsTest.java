package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    /** If every thread of the server waited for a hash, none could refuse. */
    @Test
    void noMoreCallersWaitThanAServerHasThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        assertThat(new PasswordSettings(12, 19456, 2, 1, 10_000).waiting()).isLessThan(16 * processors);
        assertThat(new PasswordSettings(12, 19456, 2, 1, 3).waiting()).isEqualTo(3);
    }

    /** The sets of OWASP's Password Storage Cheat Sheet, and costlier ones. */
    @ParameterizedTest
    @CsvSource({"47104, 1", "19456, 2", "12288, 3", "9216, 4", "7168, 5", "65536, 1", "19456, 3", "7168, 10"})
    void productionTakesWhatOwaspRecommends(int memoryKib, int iterations) {
        assertThat(inProduction(memoryKib, iterations)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "47103, 1, 47104",
        "19456, 1, 47104",
        "19455, 2, 19456",
        "12287, 3, 12288",
        "9215, 4, 9216",
        "7168, 2, 19456"
    })
    void productionRefusesWhatIsWeaker(int memoryKib, int iterations, int enough) {
        assertThat(inProduction(memoryKib, iterations))
                .containsExactly("warden.password.memory-kib must be at least " + enough
                        + " with warden.password.iterations=" + iterations + " when warden.profile=production");
    }

    private static List<String> inProduction(int memoryKib, int iterations) {
        Settings settings = MapConfig.defaults()
                .with("warden.profile", "production")
                .with("warden.password.memory-kib", Integer.toString(memoryKib))
                .with("warden.password.iterations", Integer.toString(iterations))
                .settings();
        PasswordSettings.from(settings);
        return settings.mistakes();
    }

    private static int mistakes(String name, int value) {
        Settings settings = MapConfig.defaults()
                .with("warden.password." + name, Integer.toString(value))
                .settings();
        PasswordSettings.from(settings);
        return settings.mistakes().size();
    }
}
