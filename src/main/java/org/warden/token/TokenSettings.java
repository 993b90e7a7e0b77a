package org.warden.token;

import java.time.Duration;
import org.warden.key.KeySettings;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The content and the life of access tokens.
 *
 * @param issuer the {@code iss} of every token; no other is accepted
 * @param audience the {@code aud} of every token; no other is accepted
 * @param life how long a token is valid
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
