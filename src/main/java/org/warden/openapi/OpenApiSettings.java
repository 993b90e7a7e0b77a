package org.warden.openapi;

import java.util.Set;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;
import org.warden.setting.Switch;

/**
 * Settings of the description of the API.
 *
 * @param ui whether {@code /openapi/ui/} exists
 */
@SettingsGroup
public record OpenApiSettings(boolean ui) implements Switch {
    public static OpenApiSettings from(Settings settings) {
        boolean production = settings.production();
        return new OpenApiSettings(
                switch (settings.choice("warden.openapi.ui", Page.class)) {
                    case AUTO -> !production;
                    case FALSE -> false;
                    case TRUE -> true;
                });
    }

    @Override
    public Set<String> addresses() {
        return Set.of("openapi/" + OpenApiPageResource.PATH);
    }

    @Override
    public boolean isOn() {
        return ui;
    }

    private enum Page {
        /** Only in a trial. */
        AUTO,
        FALSE,
        TRUE
    }
}
