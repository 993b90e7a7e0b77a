package org.warden.scrape;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * Who may read the metrics.
 *
 * @param token the bearer token of the scrape; without one there are no metrics to read
 */
@SettingsGroup
public record MetricSettings(Optional<String> token) {
    private static final String TOKEN = "warden.metrics.token";

    /** RFC 6750, section 2.1. As long as 128 bits in hexadecimal, because a caller may try any number of times. */
    private static final Pattern STRONG = Pattern.compile("[A-Za-z0-9._~+/-]{32,512}=*");

    public static MetricSettings from(Settings settings) {
        Optional<String> token = settings.optional(TOKEN).map(String::strip);
        if (token.filter(text -> !STRONG.matcher(text).matches()).isPresent()) {
            settings.mistake(
                    TOKEN,
                    "must have 32 to 512 letters, digits and characters of -._~+/, for example from: openssl rand -hex 32");
        }
        return new MetricSettings(token);
    }

    /** Whether this is the token. The time does not depend on how much of it is right. */
    boolean isToken(String sent) {
        return token.filter(right -> MessageDigest.isEqual(bytes(right), bytes(sent)))
                .isPresent();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "MetricSettings[token=***]";
    }
}
