package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;

/** Hashes passwords with Argon2id, and compares them with stored hashes of any scheme. Call it through {@link Admission}. */
@ApplicationScoped
public class PasswordHasher {
    private final Argon2id today;
    private final List<PasswordScheme> schemes;
    private final String decoy;

    /** For the container's proxy. */
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

    /** Hashes a password with a new salt and the parameters of the settings; returns what to store. */
    public String hash(char[] password) {
        return today.hash(password);
    }

    /** Returns whether this is the password. If no scheme reads the hash, returns false and writes to the log. */
    public boolean matches(char[] password, String stored) {
        return scheme(stored).matches(password, stored);
    }

    /** Costs as much as {@link #matches} and matches nothing: an unknown name must not be answered faster than a known one. */
    public boolean matchesNone(char[] password) {
        return today.matches(password, decoy);
    }

    /** Returns whether a login should store a new hash of the same password. */
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
