package org.warden.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.warden.key.KeySettings;
import org.warden.role.Permission;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The content and the life of access tokens.
 *
 * @param issuer the {@code iss} of every token; no other is accepted
 * @param audience the {@code aud} of every token; no other is accepted
 * @param life how long a token is valid
 * @param permissions the words whose declared permissions are in tokens too; usually none
 */
@SettingsGroup
public record TokenSettings(String issuer, String audience, Duration life, List<String> permissions) {
    private static final String ISSUER = "warden.token.issuer";
    private static final String PERMISSIONS = "warden.token.permissions";

    public static TokenSettings from(Settings settings) {
        settings.requireChosenInProduction(ISSUER);
        return new TokenSettings(
                settings.text(ISSUER),
                settings.text("warden.token.audience"),
                KeySettings.tokenLife(settings),
                permissions(settings));
    }

    private static List<String> permissions(Settings settings) {
        List<String> words = Arrays.stream(
                        settings.optional(PERMISSIONS).orElse("").split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
        if (!words.stream().allMatch(word -> Permission.isValid(word) && !word.endsWith(Permission.ALL))) {
            settings.mistake(PERMISSIONS, "must be words of permissions without *, separated by commas");
        }
        return words;
    }
}
