package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import org.warden.http.Requester;

/**
 * Hashes new passwords, taking turns with all other hashes. Call it before the act that stores them, because an act holds a
 * connection.
 */
@ApplicationScoped
public class PasswordHashing {
    private static final int RANDOM_BYTES = 32;

    @Inject
    Admission admission;

    @Inject
    PasswordHasher hasher;

    @Inject
    SecureRandom random;

    /** Returns the hash to store; throws {@code OVERLOADED} if too many callers wait for a hash. */
    public String hash(Requester requester, String password) {
        return admission.admit(requester, () -> hasher.hash(password.toCharArray()));
    }

    /** Returns whether this is the password with this hash. Throws as {@link #hash} does. */
    public boolean match(Requester requester, String password, String stored) {
        return admission.admit(requester, () -> hasher.matches(password.toCharArray(), stored));
    }

    /** Returns the hash of a random password, for an account that no password may open. */
    public String hashOfNone(Requester requester) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return hash(requester, Base64.getEncoder().encodeToString(bytes));
    }
}
