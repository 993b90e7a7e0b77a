package org.warden.registration;

import org.warden.setting.Settings;

/**
 * How strangers become accounts.
 *
 * @param confirmEmail whether a login to a new account needs a confirmed address
 */
public record RegistrationSettings(boolean confirmEmail) {
    public static RegistrationSettings from(Settings settings) {
        return new RegistrationSettings(settings.isOn("warden.registration.confirm-email"));
    }
}
