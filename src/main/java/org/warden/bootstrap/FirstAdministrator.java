package org.warden.bootstrap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Administrators;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lifecycle.Creation;
import org.warden.password.PasswordHasher;
import org.warden.role.Role;

/** Makes the first administrator where there is none. */
@Act
@Stateless
public class FirstAdministrator {
    private static final int GENERATED_BYTES = 15;

    @Inject
    Administrators administrators;

    @Inject
    Creation creation;

    @Inject
    PasswordHasher hasher;

    @Inject
    BootstrapSettings settings;

    @Inject
    SecureRandom random;

    /**
     * Adds the administrator unless there is one. The caller holds a lock, so that two nodes do not make two.
     *
     * @return the e-mail address and the password to be shown to the operator, where one was generated
     */
    public Optional<OneTimePassword> ensure() {
        if (!administrators.areMissing()) {
            return Optional.empty();
        }
        String password = settings.password().orElseGet(this::generate);
        Account administrator = creation.draft(settings.person(), hasher.hash(password.toCharArray()));
        administrators.appoint(administrator);
        creation.add(administrator, Role.ADMINISTRATOR, Requester.NONE).ifPresent(taken -> {
            throw new IllegalStateException("The first administrator cannot be made: " + taken.title() + ".");
        });
        return settings.password().isPresent()
                ? Optional.empty()
                : Optional.of(new OneTimePassword(administrator.email(), password));
    }

    private String generate() {
        byte[] bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** The generated password of the first administrator: shown once, stored nowhere. */
    public record OneTimePassword(String email, String password) {
        @Override
        public String toString() {
            return "OneTimePassword[email=" + email + ", password=***]";
        }
    }
}
