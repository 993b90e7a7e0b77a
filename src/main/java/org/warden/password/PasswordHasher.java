package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;

/**
 * Hashes passwords with Argon2id, and compares them with stored hashes of any scheme. Callers enter through {@link Admission}.
 */
@ApplicationScoped
public class PasswordHasher {
    private final Argon2id today;
    private final List<PasswordScheme> schemes;
    private final String decoy;

    /** For the proxy of the container. */
    PasswordHasher() {
        today = null;
        schemes = List.of();
        decoy = null;
    }

    @Inject
    PasswordHasher(PasswordSettings settings, SecureRandom random) {
        today = new Argon2id(settings, random);
        schemes = List.of(today, new UnknownScheme(today));
        decoy = today.decoy();
    }

    /** The password under a new salt and the parameters of the settings, as it is stored. */
    public String hash(char[] password) {
        return today.hash(password);
    }

    /** Whether this is the password; false, with a line in the log, if no scheme reads the hash. */
    public boolean matches(char[] password, String stored) {
        return scheme(stored).matches(password, stored);
    }

    /** Costs as much as {@link #matches} and matches nothing: an unknown name must not answer sooner than a known one. */
    public boolean matchesNobody(char[] password) {
        return today.matches(password, decoy);
    }

    /** Whether a login should store a new hash of the same password. */
    public boolean isOutdated(String stored) {
        return scheme(stored).isOutdated(stored);
    }

    private PasswordScheme scheme(String stored) {
        return schemes.stream()
                .filter(scheme -> scheme.reads(stored))
                .findFirst()
                .orElseThrow();
    }
}
