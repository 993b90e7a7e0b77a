package org.warden.bootstrap;

import java.text.Normalizer;
import java.util.Optional;
import org.warden.password.PasswordPolicy;
import org.warden.password.PasswordSettings;
import org.warden.person.EmailAddress;
import org.warden.person.Person;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The first administrator.
 *
 * @param email the e-mail address; empty for {@code admin@localhost}
 * @param password the password; empty to generate one and print it once
 */
@SettingsGroup
public record BootstrapSettings(Optional<String> email, Optional<String> password) {
    private static final String EMAIL = "warden.bootstrap.admin-email";
    private static final String PASSWORD = "warden.bootstrap.admin-password";

    public static BootstrapSettings from(Settings settings) {
        return from(settings, new PasswordPolicy(PasswordSettings.from(settings)));
    }

    static BootstrapSettings from(Settings settings, PasswordPolicy policy) {
        BootstrapSettings bootstrap = new BootstrapSettings(
                settings.optional(EMAIL), settings.optional(PASSWORD).map(BootstrapSettings::asTyped));
        bootstrap.check(settings, policy);
        return bootstrap;
    }

    /** Normalizes like every password in a request: another form of the same letters would never match. */
    private static String asTyped(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private void check(Settings settings, PasswordPolicy policy) {
        if (!email.orElse("admin@localhost").matches(EmailAddress.FORMAT)) {
            settings.mistake(EMAIL, "must be an e-mail address");
        } else if (password.isPresent()) {
            policy.reasonsAgainst(password.get(), person().names())
                    .forEach(reason -> settings.mistake(PASSWORD, reason));
        }
        if (password.isPresent() && email.isEmpty()) {
            settings.mistake(EMAIL, "is required when warden.bootstrap.admin-password is set");
        }
    }

    /** The administrator's names, until the administrator changes them. */
    Person person() {
        return new Person("First", "Administrator", "admin", email.orElse("admin@localhost"));
    }

    @Override
    public String toString() {
        return "BootstrapSettings[email=" + email + ", password=***]";
    }
}
