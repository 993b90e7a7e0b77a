package org.warden.password;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stored Argon2id hash with its parameters and salt, in the PHC string format: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record PhcString(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] hash) {
    private static final Pattern FORMAT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Parses a stored hash; returns empty if it is not one of Argon2id. */
    static Optional<PhcString> parse(String phc) {
        Matcher parts = FORMAT.matcher(phc);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PhcString(
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)),
                    Base64.getDecoder().decode(parts.group(4)),
                    Base64.getDecoder().decode(parts.group(5))));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    PhcString withHash(byte[] computed) {
        return new PhcString(memoryKib, iterations, parallelism, salt, computed);
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + memoryKib + ",t=" + iterations + ",p=" + parallelism + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }
}
