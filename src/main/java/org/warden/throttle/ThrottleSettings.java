package org.warden.throttle;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How often one address, and one account, may ask for what is costly.
 *
 * @param burst so often at once
 * @param perMinute so often in the long run
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
