package org.warden.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class MetricSettingsTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void tokenOf32CharactersIsRead() {
        Settings settings = token(TOKEN);
        assertThat(MetricSettings.from(settings).token()).contains(TOKEN);
        assertThat(settings.mistakes()).isEmpty();
    }

    /** A file usually ends with a line break. */
    @Test
    void spacesAroundTheTokenDoNotMatter() {
        assertThat(MetricSettings.from(token(" " + TOKEN + "\n")).isToken(TOKEN))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef,0123456789abcdef",
                "=0123456789abcdef0123456789abcdef",
                "0123456789abcdef0123456789abcdeé"
            })
    void tokenThatIsShortOrCannotBeSentIsAMistakeThatDoesNotRepeatIt(String wrong) {
        Settings settings = token(wrong);
        MetricSettings.from(settings);
        assertThat(settings.mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake)
                        .startsWith("warden.metrics.token must have 32 to 512")
                        .doesNotContain(wrong));
    }

    @Test
    void onlyTheWholeTokenIsTheToken() {
        MetricSettings settings = MetricSettings.from(token(TOKEN));
        assertThat(settings.isToken(TOKEN)).isTrue();
        assertThat(settings.isToken("")).isFalse();
        assertThat(settings.isToken(TOKEN.substring(1))).isFalse();
        assertThat(settings.isToken(TOKEN + "0")).isFalse();
    }

    @Test
    void withoutATokenNothingIsTheToken() {
        MetricSettings settings = MetricSettings.from(token(""));
        assertThat(settings.token()).isEmpty();
        assertThat(settings.isToken("")).isFalse();
    }

    @Test
    void printedSettingsHideTheToken() {
        assertThat(MetricSettings.from(token(TOKEN))).hasToString("MetricSettings[token=***]");
    }

    private static Settings token(String token) {
        return new MapConfig().with("warden.metrics.token", token).settings();
    }
}
