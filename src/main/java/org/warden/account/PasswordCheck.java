package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.database.Act;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;

/** Whether a login and a password belong together. Costs one hash, whoever asks and whatever the answer. */
@Act
@Stateless
public class PasswordCheck {
    @Inject
    Accounts accounts;

    @Inject
    PasswordHasher hasher;

    @Inject
    Admission admission;

    /**
     * The account that this login and password open. In a transaction of its own: what a refusal writes must survive the
     * caller's rollback.
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Account> check(String login, char[] password) {
        return admission.admit(() -> opened(login, password));
    }

    private Optional<Account> opened(String login, char[] password) {
        Optional<Account> account = accounts.forLogin(login);
        boolean matches = account.isPresent()
                ? hasher.matches(password, account.get().passwordHash())
                : hasher.matchesNobody(password);
        if (!matches) {
            return Optional.empty();
        }
        account.filter(found -> hasher.isOutdated(found.passwordHash()))
                .ifPresent(found -> accounts.rehash(found, hasher.hash(password)));
        return account;
    }
}
