package org.warden.secured;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Whether the example is there.
 *
 * @param enabled whether {@code /api/secured} answers
 */
@SettingsGroup
public record SecuredSettings(boolean enabled) {
    public static SecuredSettings from(Settings settings) {
        return new SecuredSettings(settings.isOn("warden.secured.enabled"));
    }
}
