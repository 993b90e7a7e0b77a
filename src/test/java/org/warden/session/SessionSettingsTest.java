package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class SessionSettingsTest {
    @Test
    void defaultsAreThoseOfTheContract() {
        assertThat(SessionSettings.from(MapConfig.defaults().settings()))
                .isEqualTo(new SessionSettings(Duration.ofDays(14), Duration.ofDays(90), Duration.ofSeconds(10), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "warden.session.refresh-grace, PT0S",
        "warden.session.refresh-grace, PT1M",
        "warden.session.idle-life, PT1S",
        "warden.session.idle-life, P90D",
        "warden.session.absolute-life, P14D"
    })
    void valueWithinItsLimitsIsTaken(String key, String value) {
        assertThat(mistakes(key, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "warden.session.refresh-grace, PT1M1S",
        "warden.session.refresh-grace, -PT1S",
        "warden.session.idle-life, PT0S",
        "warden.session.absolute-life, P3651D"
    })
    void valueBeyondItsLimitsIsAMistake(String key, String value) {
        assertThat(mistakes(key, value)).isNotEmpty().allMatch(mistake -> mistake.startsWith("warden.session."));
    }

    @Test
    void idleLifeIsNoLongerThanTheAbsoluteOne() {
        assertThat(mistakes("warden.session.absolute-life", "P13D"))
                .containsExactly("warden.session.idle-life must not be longer than warden.session.absolute-life");
    }

    private static List<String> mistakes(String key, String value) {
        Settings settings = MapConfig.defaults().with(key, value).settings();
        SessionSettings.from(settings);
        return settings.mistakes();
    }
}
