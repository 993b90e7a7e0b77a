package org.warden.key;

import org.warden.setting.Settings;

/**
 * What the next signing key is like.
 *
 * @param algorithm the JWS algorithm of tokens signed from now on
 * @param rsaBits the size of an RSA key; of no meaning for ES256
 */
public record KeySettings(Algorithm algorithm, int rsaBits) {
    private static final String RSA_BITS = "warden.key.rsa-bits";

    public static KeySettings from(Settings settings) {
        int bits = settings.number(RSA_BITS, 2048, 4096);
        if (bits % 1024 != 0) {
            settings.mistake(RSA_BITS, "must be 2048, 3072 or 4096");
        }
        return new KeySettings(settings.choice("warden.token.algorithm", Algorithm.class), bits);
    }

    /** The JWS algorithms (RFC 7518, section 3.1) that every MicroProfile JWT verifier knows. */
    public enum Algorithm {
        RS256,
        ES256
    }
}
