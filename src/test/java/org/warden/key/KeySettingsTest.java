package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class KeySettingsTest {
    @Test
    void defaultIsRs256With2048Bits() {
        assertThat(KeySettings.from(MapConfig.defaults().settings())).isEqualTo(Rings.SETTINGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2048", "3072", "4096"})
    void rsaKeyHasOneOfThreeSizes(String bits) {
        assertThat(mistakes("warden.key.rsa-bits", bits)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1024", "2047", "2049", "2560", "4095", "4097", "8192"})
    void anyOtherSizeIsAMistake(String bits) {
        assertThat(mistakes("warden.key.rsa-bits", bits)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "es256"})
    void algorithmIsOneOfTwo(String algorithm) {
        assertThat(mistakes("warden.token.algorithm", algorithm)).isEmpty();
    }

    /** RFC 8725, section 3.1. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "PS256", "RS512", "RS256,ES256"})
    void anyOtherAlgorithmIsAMistake(String algorithm) {
        assertThat(mistakes("warden.token.algorithm", algorithm))
                .containsExactly("warden.token.algorithm must be one of RS256, ES256");
    }

    @Test
    void keyIsAnnouncedTwiceAsLongAsVerifiersKeepTheKeys() {
        assertThat(Rings.SETTINGS.cachingSeconds()).isEqualTo(300);
        assertThat(announced(Duration.ofMinutes(5)).cachingSeconds()).isEqualTo(150);
        assertThat(announced(Duration.ofSeconds(1)).cachingSeconds()).isEqualTo(1);
    }

    @Test
    void keyThatSignsNoLongerThanTheNextIsAnnouncedIsAMistake() {
        assertThat(mistakes("warden.key.rotation", "PT2H"))
                .containsExactly("warden.key.rotation must be longer than warden.key.announce");
    }

    @Test
    void productionAnnouncesLongEnoughForEveryVerifier() {
        assertThat(mistakes("warden.key.announce", "PT9M")).isEmpty();
        Settings production = MapConfig.defaults()
                .with("warden.profile", "production")
                .with("warden.key.announce", "PT9M")
                .settings();
        KeySettings.from(production);
        assertThat(production.mistakes()).anyMatch(mistake -> mistake.startsWith("warden.key.announce must be"));
    }

    private static KeySettings announced(Duration announce) {
        return new KeySettings(
                KeySettings.Algorithm.RS256, 2048, Duration.ofDays(30), announce, Duration.ofMinutes(15));
    }

    private static List<String> mistakes(String key, String value) {
        Settings settings = MapConfig.defaults().with(key, value).settings();
        KeySettings.from(settings);
        return settings.mistakes();
    }
}
