package org.warden.openapi;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Settings of the description of the API.
 *
 * @param ui whether {@code /openapi/ui/} exists
 */
@SettingsGroup
public record OpenApiSettings(boolean ui) {
    public static OpenApiSettings from(Settings settings) {
        boolean production = settings.production();
        return new OpenApiSettings(
                switch (settings.choice("warden.openapi.ui", Page.class)) {
                    case AUTO -> !production;
                    case FALSE -> false;
                    case TRUE -> true;
                });
    }

    private enum Page {
        /** Only in a trial. */
        AUTO,
        FALSE,
        TRUE
    }
}
