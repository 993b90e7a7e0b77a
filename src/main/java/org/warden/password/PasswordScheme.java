package org.warden.password;

/** A way to hash passwords. The prefix of a stored hash selects it. */
interface PasswordScheme {
    /** Returns whether this scheme made the hash. */
    boolean reads(String stored);

    /** Returns whether this is the password; compares in constant time. */
    boolean matches(char[] password, String stored);

    /** Returns whether a login with the right password should store a new hash. */
    boolean isOutdated(String stored);
}
