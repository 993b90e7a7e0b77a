package org.warden.password;

import java.security.SecureRandom;

/** Hashes of former days. */
public final class OldHash {
    private OldHash() {}

    /** The password under other parameters than those of any test's settings. */
    public static String of(String password) {
        return new PasswordHasher(new PasswordSettings(8, 7168, 2, 1, 0), new SecureRandom())
                .hash(password.toCharArray());
    }
}
