package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class HttpSettingsTest {
    @Test
    void defaultIsThisMachine() {
        assertThat(HttpSettings.from(MapConfig.defaults().settings()).publicUrl())
                .hasToString("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.org, https://id.example.org",
        "https://id.example.org/, https://id.example.org",
        "https://id.example.org/warden//, https://id.example.org/warden",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "http://[::1]:8080/x, http://[::1]:8080/x"
    })
    void addressIsReadWithoutASlashAtItsEnd(String text, String expected) {
        Settings settings = url(text);
        assertThat(HttpSettings.from(settings).publicUrl()).hasToString(expected);
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id.example.org",
                "ftp://id.example.org",
                "https://",
                "https://user:pass@id.example.org",
                "https://id.example.org?x=1",
                "https://id.example.org/#x",
                "https://id.example.org/\nX: y",
                "javascript:alert(1)",
                "http://[::1",
                "https://:8080",
                "http://a:b:c"
            })
    void anythingElseIsAMistake(String text) {
        Settings settings = url(text);
        HttpSettings.from(settings);
        assertThat(settings.mistakes())
                .containsExactly("warden.public-url must be an http or https address such as https://id.example.org");
    }

    private static Settings url(String text) {
        return new MapConfig().with("warden.public-url", text).settings();
    }
}
