package org.warden.key;

import java.time.Duration;
import java.time.Instant;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The properties and the times of the next signing key.
 *
 * @param algorithm the JWS algorithm of the next key
 * @param rsaBits the size of an RSA key; ignored for ES256
 * @param rotation how long a key signs before the next one replaces it
 * @param announce how long a key is published before it signs
 * @param tokenLife how long a token is valid, and so how long a key is published after its last signature
 */
@SettingsGroup
public record KeySettings(Algorithm algorithm, int rsaBits, Duration rotation, Duration announce, Duration tokenLife) {
    /** The longest {@code warden.token.life}: every token has expired after this time, whatever the settings were. */
    public static final Duration LONGEST_TOKEN_LIFE = Duration.ofDays(1);

    private static final String RSA_BITS = "warden.key.rsa-bits";
    private static final String ROTATION = "warden.key.rotation";
    private static final String ANNOUNCE = "warden.key.announce";

    /** Twice the time for which verifiers cache the keys, so that all of them know a key before it signs. */
    private static final Duration LEAST_IN_PRODUCTION = Duration.ofMinutes(10);

    private static final long LONGEST_CACHING_SECONDS = 300;

    public static KeySettings from(Settings settings) {
        int bits = settings.number(RSA_BITS, 2048, 4096);
        if (bits % 1024 != 0) {
            settings.mistake(RSA_BITS, "must be 2048, 3072 or 4096");
        }
        KeySettings key = new KeySettings(
                settings.choice("warden.token.algorithm", Algorithm.class),
                bits,
                settings.duration(ROTATION, Duration.ofSeconds(2), Duration.ofDays(3650)),
                settings.duration(ANNOUNCE, Duration.ofSeconds(1), Duration.ofDays(30)),
                tokenLife(settings));
        if (key.announce.compareTo(LEAST_IN_PRODUCTION) < 0) {
            settings.refuseInProduction(ANNOUNCE, "must be at least " + LEAST_IN_PRODUCTION);
        }
        if (key.rotation.compareTo(key.announce) <= 0) {
            settings.mistake(ROTATION, "must be longer than " + ANNOUNCE);
        }
        return key;
    }

    /** How long a token is valid. */
    public static Duration tokenLife(Settings settings) {
        return settings.duration("warden.token.life", Duration.ofSeconds(1), LONGEST_TOKEN_LIFE);
    }

    /** When to announce the successor of a key that signs from {@code activeFrom} on. */
    Instant due(Instant activeFrom) {
        return activeFrom.plus(rotation).minus(announce);
    }

    /** How many seconds a verifier may cache the keys: half the time for which a new key is announced. */
    long cachingSeconds() {
        return Math.max(1, Math.min(LONGEST_CACHING_SECONDS, announce.toSeconds() / 2));
    }

    /** The JWS algorithms (RFC 7518, section 3.1) that every MicroProfile JWT verifier supports. */
    public enum Algorithm {
        RS256,
        ES256
    }
}
