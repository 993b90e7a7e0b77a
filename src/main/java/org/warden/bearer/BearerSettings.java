package org.warden.bearer;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How callers may authenticate.
 *
 * @param basic whether each request may carry a user name and a password instead of a token
 */
@SettingsGroup
public record BearerSettings(boolean basic) {
    public static BearerSettings from(Settings settings) {
        return new BearerSettings(settings.isOn("warden.bearer.basic"));
    }
}
