package org.warden.throttle;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How often one address, or one account, may make costly requests.
 *
 * @param burst the most requests at once
 * @param perMinute the sustained rate
 */
@SettingsGroup
public record ThrottleSettings(boolean enabled, int burst, int perMinute) {
    public static ThrottleSettings from(Settings settings) {
        return new ThrottleSettings(
                settings.isOn("warden.throttle.enabled"),
                settings.number("warden.throttle.burst", 1, 100_000),
                settings.number("warden.throttle.per-minute", 1, 100_000));
    }
}
