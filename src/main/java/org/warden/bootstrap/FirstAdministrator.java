package org.warden.bootstrap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.database.Ids;
import org.warden.http.Client;
import org.warden.password.PasswordHasher;
import org.warden.role.Role;
import org.warden.role.Roles;

/** Makes the first administrator where there is none. */
@Act
@Stateless
public class FirstAdministrator {
    private static final int GENERATED_BYTES = 15;

    @Inject
    Accounts accounts;

    @Inject
    Roles roles;

    @Inject
    PasswordHasher hasher;

    @Inject
    BootstrapSettings settings;

    @Inject
    Ids ids;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    /**
     * Adds the administrator unless there is one. The caller holds a lock, so that two nodes do not make two.
     *
     * @return the e-mail address and the password to be shown to the operator, where one was generated
     */
    public Optional<OneTimePassword> ensure() {
        if (accounts.having(Role.ADMINISTRATOR) > 0) {
            return Optional.empty();
        }
        String password = settings.password().orElseGet(this::generate);
        Account administrator =
                new Account(ids.next(), settings.person(), hasher.hash(password.toCharArray()), clock.instant());
        administrator.give(roles.seeded(Role.USER));
        administrator.give(roles.seeded(Role.ADMINISTRATOR));
        accounts.add(administrator).ifPresent(taken -> {
            throw new IllegalStateException("The first administrator cannot be made: " + taken.title() + ".");
        });
        audit.record(Action.ACCOUNT_CREATED, administrator.id(), Role.ADMINISTRATOR, Client.NOBODY);
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
