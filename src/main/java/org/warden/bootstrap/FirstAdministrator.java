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

/** Creates the first administrator if there is no administrator. */
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
     * Creates an administrator unless there is one. The caller holds a lock, so that two nodes do not create two.
     *
     * @return the e-mail address and password to show to the operator, if the password was generated
     */
    public Optional<OneTimePassword> ensure() {
        if (administrators.exist()) {
            return Optional.empty();
        }
        String password = settings.password().orElseGet(this::generate);
        Account administrator = creation.draft(settings.person(), hasher.hash(password.toCharArray()));
        administrators.appoint(administrator);
        creation.add(administrator, Role.ADMINISTRATOR, Requester.NONE).ifPresent(taken -> {
            throw new IllegalStateException("The first administrator cannot be created: " + taken.title() + ".");
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

    /** The generated password of the first administrator: printed once, never stored. */
    public record OneTimePassword(String email, String password) {
        @Override
        public String toString() {
            return "OneTimePassword[email=" + email + ", password=***]";
        }
    }
}
