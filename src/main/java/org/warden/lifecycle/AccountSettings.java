package org.warden.lifecycle;

import java.time.Duration;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The settings of the life of an account.
 *
 * @param grace how long a closed account can be restored before it is deleted
 */
@SettingsGroup
public record AccountSettings(Duration grace) {
    public static AccountSettings from(Settings settings) {
        return new AccountSettings(
                settings.duration("warden.account.grace", Duration.ofSeconds(1), Duration.ofDays(3650)));
    }
}
