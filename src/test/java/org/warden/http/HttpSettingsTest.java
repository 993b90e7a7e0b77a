package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    @Test
    void productionWantsAnAddressThatWasChosen() {
        assertThat(mistakes(MapConfig.defaults()))
                .containsExactly("warden.public-url must be set when warden.profile=production");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example.org", "http://10.0.0.7:8080", "http://localhost.example.org"})
    void productionRefusesWhatIsNotEncrypted(String url) {
        assertThat(mistakes(new MapConfig().with("warden.public-url", url)))
                .containsExactly(
                        "warden.public-url must be https when warden.profile=production, unless it is localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example.org",
                "http://localhost:8080",
                "http://LOCALHOST",
                "http://127.0.0.1:8080/id",
                "http://[::1]:8080"
            })
    void productionTakesHttpsAndThisMachine(String url) {
        assertThat(mistakes(new MapConfig().with("warden.public-url", url))).isEmpty();
    }

    private static List<String> mistakes(MapConfig config) {
        Settings settings = config.with("warden.profile", "production").settings();
        HttpSettings.from(settings);
        return settings.mistakes();
    }

    private static Settings url(String text) {
        return new MapConfig()
                .with("warden.profile", "trial")
                .with("warden.public-url", text)
                .settings();
    }
}
