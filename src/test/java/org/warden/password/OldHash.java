package org.warden.password;

import java.security.SecureRandom;

/** Hashes with outdated parameters. */
public final class OldHash {
    private OldHash() {}

    /** Hashes this password with parameters that no settings of a test use. */
    public static String of(String password) {
        return new PasswordHasher(new PasswordSettings(8, 7168, 2, 1, 0), new SecureRandom())
                .hash(password.toCharArray());
    }
}
