package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class OpenApiSettingsTest {
    @Test
    void trialHasThePageAndProductionHasNot() {
        assertThat(OpenApiSettings.from(MapConfig.defaults().settings()).ui()).isTrue();
        Settings production =
                MapConfig.defaults().with("warden.profile", "production").settings();
        assertThat(OpenApiSettings.from(production).ui()).isFalse();
        assertThat(production.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"trial, true", "trial, false", "production, true", "production, FALSE"})
    void operatorDecidesOtherwise(String profile, String ui) {
        Settings settings = MapConfig.defaults()
                .with("warden.profile", profile)
                .with("warden.openapi.ui", ui)
                .settings();
        assertThat(OpenApiSettings.from(settings).ui()).isEqualTo(Boolean.parseBoolean(ui));
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void anyOtherWordIsAMistake() {
        Settings settings = MapConfig.defaults().with("warden.openapi.ui", "on").settings();
        OpenApiSettings.from(settings);
        assertThat(settings.mistakes()).containsExactly("warden.openapi.ui must be one of AUTO, FALSE, TRUE");
    }
}
