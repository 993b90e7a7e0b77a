package org.warden.token;

import java.time.Duration;
import org.warden.key.KeySettings;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * What stands in access tokens.
 *
 * @param issuer {@code iss}, and the only one accepted
 * @param audience {@code aud}, and the only one accepted
 * @param life how long a token counts
 */
@SettingsGroup
public record TokenSettings(String issuer, String audience, Duration life) {
    private static final String ISSUER = "warden.token.issuer";

    public static TokenSettings from(Settings settings) {
        settings.requireChosenInProduction(ISSUER);
        return new TokenSettings(
                settings.text(ISSUER), settings.text("warden.token.audience"), KeySettings.tokenLife(settings));
    }
}
