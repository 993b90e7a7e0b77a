package org.warden.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.password.PasswordPolicy;
import org.warden.password.PasswordSettings;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class BootstrapSettingsTest {
    private static final String EMAIL = "warden.bootstrap.admin-email";
    private static final String PASSWORD = "warden.bootstrap.admin-password";
    private static final String GOOD = "correct battery 9 staple";

    @Test
    void nothingNeedsToBeSet() {
        Settings settings = MapConfig.defaults().settings();
        BootstrapSettings bootstrap = read(settings);
        assertThat(bootstrap.email()).isEmpty();
        assertThat(bootstrap.password()).isEmpty();
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void administratorWithoutAnAddressIsAtThisMachine() {
        assertThat(read(MapConfig.defaults().settings()).person().email()).isEqualTo("admin@localhost");
    }

    @Test
    void addressAndPasswordAreRead() {
        Settings settings = new MapConfig()
                .with(EMAIL, "root@example.org")
                .with(PASSWORD, GOOD)
                .settings();
        BootstrapSettings bootstrap = read(settings);
        assertThat(bootstrap.person().email()).isEqualTo("root@example.org");
        assertThat(bootstrap.password()).contains(GOOD);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void passwordIsReadAsALoginReadsIt() {
        Settings settings = new MapConfig()
                .with(EMAIL, "root@example.org")
                .with(PASSWORD, "cafe\u0301 battery 9 staple")
                .settings();
        assertThat(read(settings).password()).contains("caf\u00e9 battery 9 staple");
    }

    @Test
    void addressAloneIsEnough() {
        assertThat(mistakes(new MapConfig().with(EMAIL, "root@example.org"))).isEmpty();
    }

    @Test
    void passwordNeedsAnAddress() {
        assertThat(mistakes(new MapConfig().with(PASSWORD, GOOD)))
                .containsExactly(EMAIL + " is required when warden.bootstrap.admin-password is set");
    }

    @Test
    void addressMustBeOne() {
        assertThat(mistakes(new MapConfig().with(EMAIL, "root").with(PASSWORD, GOOD)))
                .containsExactly(EMAIL + " must be an e-mail address");
    }

    @ParameterizedTest
    @CsvSource({
        "short, must have at least 12 characters",
        "passwordpassword, is too common",
        "mollycoddle root@example.org, must not contain your e-mail address"
    })
    void passwordMustPassThePolicy(String password, String reason) {
        assertThat(mistakes(new MapConfig().with(EMAIL, "root@example.org").with(PASSWORD, password)))
                .contains(PASSWORD + " " + reason);
    }

    @Test
    void noMistakeRepeatsThePassword() {
        assertThat(mistakes(new MapConfig().with(EMAIL, "root@example.org").with(PASSWORD, "hunter2")))
                .isNotEmpty()
                .noneMatch(mistake -> mistake.contains("hunter2"));
    }

    @Test
    void printedSettingsHideThePassword() {
        Settings settings = new MapConfig()
                .with(EMAIL, "root@example.org")
                .with(PASSWORD, GOOD)
                .settings();
        assertThat(read(settings).toString()).contains("root@example.org").doesNotContain(GOOD);
    }

    private static List<String> mistakes(MapConfig config) {
        Settings settings = config.settings();
        read(settings);
        return settings.mistakes();
    }

    private static BootstrapSettings read(Settings settings) {
        return BootstrapSettings.from(settings, new PasswordPolicy(new PasswordSettings(12, 64, 1, 1, 0)));
    }
}
