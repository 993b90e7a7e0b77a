package org.warden.password;

/** One way in which stored passwords are hashed. The prefix of the stored hash chooses it. */
interface PasswordScheme {
    /** Whether this scheme made the hash. */
    boolean reads(String stored);

    /** Whether this is the password; compares in constant time. */
    boolean matches(char[] password, String stored);

    /** Whether a login with the right password should store a new hash. */
    boolean isOutdated(String stored);
}
