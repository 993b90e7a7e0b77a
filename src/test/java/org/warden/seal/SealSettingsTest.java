package org.warden.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class SealSettingsTest {
    private static final Optional<Path> FOLDER = Optional.of(Path.of("/data"));
    private static final String REQUIRED =
            "warden.seal.key is required: base64 of 32 random bytes, for example from: openssl rand -base64 32";
    private static final String WRONG =
            "warden.seal.key must be base64 of exactly 32 bytes, for example from: openssl rand -base64 32";

    @Test
    void keyOf32BytesIsRead() {
        Settings settings = key(base64(32));
        assertThat(SealSettings.from(settings, true, FOLDER).key()).hasValue(new byte[32]);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void spacesAroundTheKeyDoNotMatter() {
        Settings settings = key(" " + base64(32) + "\n");
        SealSettings.from(settings, true, FOLDER);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void configuredKeyNeedsNoFile() {
        assertThat(SealSettings.from(key(base64(32)), true, FOLDER).file()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 24, 31, 33, 64})
    void keyOfAnotherLengthIsAMistake(int bytes) {
        Settings settings = key(base64(bytes));
        SealSettings.from(settings, true, FOLDER);
        assertThat(settings.mistakes()).containsExactly(WRONG);
    }

    @Test
    void keyThatIsNotBase64IsAMistakeThatDoesNotRepeatIt() {
        Settings settings = key("hunter2 with a typing error!");
        SealSettings.from(settings, true, FOLDER);
        assertThat(settings.mistakes()).containsExactly(WRONG);
    }

    @Test
    void trialKeepsItsKeyBesideTheDatabase() {
        SealSettings seal = SealSettings.from(key(""), true, FOLDER);
        assertThat(seal.key()).isEmpty();
        assertThat(seal.file()).contains(Path.of("/data/seal.key"));
    }

    @Test
    void trialInMemoryKeepsItsKeyInMemory() {
        assertThat(SealSettings.from(key(""), true, Optional.empty()).file()).isEmpty();
    }

    @Test
    void databaseThatIsNotForTryingOutNeedsAKey() {
        Settings settings = key("");
        SealSettings.from(settings, false, Optional.empty());
        assertThat(settings.mistakes()).containsExactly(REQUIRED);
    }

    @Test
    void productionNeedsAKey() {
        Settings settings = new MapConfig().with("warden.profile", "production").settings();
        SealSettings.from(settings, true, FOLDER);
        assertThat(settings.mistakes()).containsExactly(REQUIRED);
    }

    @Test
    void printedSettingsHideTheKey() {
        assertThat(SealSettings.from(key(base64(32)), true, FOLDER))
                .hasToString("SealSettings[key=***, file=Optional.empty]");
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static Settings key(String key) {
        return new MapConfig()
                .with("warden.profile", "trial")
                .with("warden.seal.key", key)
                .settings();
    }
}
