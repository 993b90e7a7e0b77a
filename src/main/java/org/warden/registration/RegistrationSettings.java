package org.warden.registration;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How strangers become accounts.
 *
 * @param confirmEmail whether a login to a new account needs a confirmed address
 */
@SettingsGroup
public record RegistrationSettings(boolean confirmEmail) {
    public static RegistrationSettings from(Settings settings) {
        return new RegistrationSettings(settings.isOn("warden.registration.confirm-email"));
    }
}
