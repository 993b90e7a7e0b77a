package org.warden.registration;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Registration.
 *
 * @param confirmEmail whether a new account must confirm its address before the first login
 */
@SettingsGroup
public record RegistrationSettings(boolean confirmEmail) {
    public static RegistrationSettings from(Settings settings) {
        return new RegistrationSettings(settings.isOn("warden.registration.confirm-email"));
    }
}
