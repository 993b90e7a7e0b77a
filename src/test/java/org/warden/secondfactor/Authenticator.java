package org.warden.secondfactor;

import java.time.Instant;
import java.util.HexFormat;

/** An authenticator app, with a clock that the test can put forward: a second factor accepts each step once. */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    public Authenticator(String base32) {
        secret = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int letter = BASE32.indexOf(base32.charAt(bit / 5));
            secret[bit / 8] |= (byte) (((letter >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
    }

    /** The secret itself, as it would stand somewhere in hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(secret);
    }

    /** The code so many steps from now. */
    public String code(int steps) {
        return Totp.code(secret, Instant.now().getEpochSecond() / Totp.STEP_SECONDS + steps);
    }
}
