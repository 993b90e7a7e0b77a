package org.warden.seal;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.warden.database.DatabaseSettings;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The key that seals secrets.
 *
 * @param key 32 bytes, or empty if the key is in {@code file}
 * @param file the file of a generated key; empty if the key is configured or exists in memory only
 */
@SettingsGroup
public record SealSettings(Optional<byte[]> key, Optional<Path> file) {
    static final int KEY_BYTES = 32;
    private static final String KEY = "warden.seal.key";
    private static final String REQUIRED =
            "is required: base64 of 32 random bytes, for example from: openssl rand -base64 32";

    public static SealSettings from(Settings settings) {
        DatabaseSettings database = DatabaseSettings.from(settings);
        return from(settings, database.isH2(), database.folder());
    }

    /**
     * Reads the key.
     *
     * @param trialFolder the folder of the trial database, for a generated key; empty if there is none
     * @param trial whether the database is for trials
     */
    static SealSettings from(Settings settings, boolean trial, Optional<Path> trialFolder) {
        Optional<byte[]> key = settings.optional(KEY).map(text -> decode(settings, text));
        if (key.isEmpty() && trial) {
            settings.refuseInProduction(KEY, REQUIRED);
        } else if (key.isEmpty()) {
            settings.mistake(KEY, REQUIRED);
        }
        return new SealSettings(
                key, key.isPresent() ? Optional.empty() : trialFolder.map(at -> at.resolve("seal.key")));
    }

    private static byte[] decode(Settings settings, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // Reported below, without the text, which may be a mistyped key.
        }
        settings.mistake(KEY, "must be base64 of exactly 32 bytes, for example from: openssl rand -base64 32");
        return new byte[KEY_BYTES];
    }

    @Override
    public String toString() {
        return "SealSettings[key=***, file=" + file + "]";
    }
}
