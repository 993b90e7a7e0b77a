package org.warden.bearer;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How callers may say who they are.
 *
 * @param basic whether a user name and a password with each request will do, for callers that know no tokens
 */
@SettingsGroup
public record BearerSettings(boolean basic) {
    public static BearerSettings from(Settings settings) {
        return new BearerSettings(settings.isOn("warden.bearer.basic"));
    }
}
