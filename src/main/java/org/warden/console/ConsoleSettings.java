package org.warden.console;

import java.util.Set;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;
import org.warden.setting.Switch;

/**
 * Settings of the pages.
 *
 * @param enabled whether {@code /console/} and {@code /account/} exist
 */
@SettingsGroup
public record ConsoleSettings(boolean enabled) implements Switch {
    public static ConsoleSettings from(Settings settings) {
        return new ConsoleSettings(settings.isOn("warden.console.enabled"));
    }

    @Override
    public Set<String> addresses() {
        return Set.of("console", "account");
    }

    @Override
    public boolean isOn() {
        return enabled;
    }
}
