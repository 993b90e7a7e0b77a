package org.warden.secured;

import java.util.Set;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;
import org.warden.setting.Switch;

/**
 * Whether the example is there.
 *
 * @param enabled whether {@code /api/secured} answers
 */
@SettingsGroup
public record SecuredSettings(boolean enabled) implements Switch {
    public static SecuredSettings from(Settings settings) {
        return new SecuredSettings(settings.isOn("warden.secured.enabled"));
    }

    @Override
    public Set<String> addresses() {
        return Set.of("api/secured");
    }

    @Override
    public boolean isOn() {
        return enabled;
    }
}
