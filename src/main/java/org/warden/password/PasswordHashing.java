package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import org.warden.http.Requester;

/** Hashes new passwords, in turn with all other hashes. Before the act that stores them, which holds a connection. */
@ApplicationScoped
public class PasswordHashing {
    private static final int RANDOM_BYTES = 32;

    @Inject
    Admission admission;

    @Inject
    PasswordHasher hasher;

    @Inject
    SecureRandom random;

    /** What to store of this password; throws {@code OVERLOADED} if too many wait for a hash. */
    public String hash(Requester requester, String password) {
        return admission.admit(requester, () -> hasher.hash(password.toCharArray()));
    }

    /** What to store if no password shall open the account. */
    public String hashOfNone(Requester requester) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return hash(requester, Base64.getEncoder().encodeToString(bytes));
    }
}
