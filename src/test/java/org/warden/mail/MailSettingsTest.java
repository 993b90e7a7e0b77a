package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.mail.MailSettings.Encryption;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class MailSettingsTest {
    @Test
    void defaultsWriteToTheLog() {
        Settings settings = MapConfig.defaults().settings();
        assertThat(MailSettings.from(settings))
                .isEqualTo(new MailSettings(
                        Optional.empty(),
                        587,
                        Encryption.STARTTLS,
                        Optional.empty(),
                        Optional.empty(),
                        "warden@localhost",
                        Duration.ofSeconds(10),
                        Optional.empty()));
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void productionNeedsAMailServer() {
        Settings settings = production().settings();
        MailSettings.from(settings);
        assertThat(settings.mistakes()).anyMatch(mistake -> mistake.startsWith("warden.mail.host must be set"));
    }

    @Test
    void productionNeedsAChosenSender() {
        Settings settings =
                production().with("warden.mail.host", "mail.example.org").settings();
        MailSettings.from(settings);
        assertThat(settings.mistakes()).containsExactly("warden.mail.from must be set when warden.profile=production");
    }

    /** ASVS 12.3.1. */
    @Test
    void productionSendsNothingInClearToAnotherHost() {
        MapConfig config =
                production().with("warden.mail.from", "id@example.org").with("warden.mail.encryption", "none");
        Settings elsewhere = config.with("warden.mail.host", "mail.example.org").settings();
        MailSettings.from(elsewhere);
        assertThat(elsewhere.mistakes())
                .singleElement()
                .asString()
                .startsWith("warden.mail.encryption must not be none");
        Settings here = config.with("warden.mail.host", "localhost").settings();
        MailSettings.from(here);
        assertThat(here.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"warden", "Warden <id@example.org>", "a@b@c", "a@b\r\nBcc: c@d", "@example.org"})
    void senderThatIsNoAddressIsAMistake(String from) {
        Settings settings = MapConfig.defaults().with("warden.mail.from", from).settings();
        MailSettings.from(settings);
        assertThat(settings.mistakes()).containsExactly("warden.mail.from must be an e-mail address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "-a", "a\r\nMAIL", "[", "m\u00e4il.example.org", "a_b"})
    void greetingThatIsNoNameIsAMistake(String ehlo) {
        Settings settings = MapConfig.defaults().with("warden.mail.ehlo", ehlo).settings();
        MailSettings.from(settings);
        assertThat(settings.mistakes())
                .containsExactly("warden.mail.ehlo must be a host name, or an address such as [192.0.2.1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.example.org", "localhost", "[192.0.2.1]", "[IPv6:2001:db8::1]"})
    void greetingIsANameOrAnAddress(String ehlo) {
        Settings settings = MapConfig.defaults().with("warden.mail.ehlo", ehlo).settings();
        assertThat(MailSettings.from(settings).ehlo()).contains(ehlo);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void userNeedsAPassword() {
        Settings settings =
                MapConfig.defaults().with("warden.mail.user", "warden").settings();
        MailSettings.from(settings);
        assertThat(settings.mistakes())
                .containsExactly("warden.mail.password is required together with warden.mail.user");
    }

    @Test
    void passwordDoesNotPrint() {
        Settings settings = MapConfig.defaults()
                .with("warden.mail.user", "warden")
                .with("warden.mail.password", "canary")
                .settings();
        assertThat(MailSettings.from(settings).toString()).doesNotContain("canary");
    }

    private static MapConfig production() {
        return MapConfig.defaults().with("warden.profile", "production");
    }
}
