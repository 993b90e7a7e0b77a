package org.warden.registration;

import org.warden.setting.Settings;

/**
 * How strangers become accounts.
 *
 * @param confirmEmail whether nobody logs in to a new account before its address is confirmed
 */
public record RegistrationSettings(boolean confirmEmail) {
    public static RegistrationSettings from(Settings settings) {
        return new RegistrationSettings(settings.isOn("warden.registration.confirm-email"));
    }
}
