package org.warden.secondfactor;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An authenticator app, with a clock that the test can move: a second factor accepts each step once. */
public final class Authenticator {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** More than a request takes on a busy machine. */
    private static final long NEAR_SECONDS = 8;

    private final byte[] secret;

    public Authenticator(String base32) {
        secret = new byte[base32.length() * 5 / 8];
        for (int bit = 0; bit < secret.length * 8; bit++) {
            int letter = BASE32.indexOf(base32.charAt(bit / 5));
            secret[bit / 8] |= (byte) (((letter >> (4 - bit % 5)) & 1) << (7 - bit % 8));
        }
    }

    /** The secret in hexadecimal, as it could appear somewhere. */
    public String hex() {
        return HexFormat.of().formatHex(secret);
    }

    /**
     * The code so many steps from now. A past code is refused once the next step begins, so this waits if that is near.
     */
    public String code(int steps) {
        if (steps < 0) {
            awaitFreshStep();
        }
        return Totp.code(secret, Instant.now().getEpochSecond() / Totp.STEP_SECONDS + steps);
    }

    /** The code of this moment, for tests that advance the clock. */
    public String codeAt(Instant moment) {
        return Totp.code(secret, moment.getEpochSecond() / Totp.STEP_SECONDS);
    }

    private static void awaitFreshStep() {
        long left = Totp.STEP_SECONDS - Instant.now().getEpochSecond() % Totp.STEP_SECONDS;
        if (left <= NEAR_SECONDS) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(left));
        }
    }
}
