package org.warden.proof;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.HeldRoles;
import org.warden.account.RoleSources;
import org.warden.database.Act;
import org.warden.lockout.Lockout;

/** Reads an account before its password is hashed, and writes it afterwards, so that no connection is held during the hash. */
@Act
@Stateless
public class AccountLookup {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    RoleSources sources;

    @Inject
    Lockout lockout;

    @Inject
    Clock clock;

    /**
     * Finds the account with this e-mail address or user name, and everything that a login needs, in one statement. Only
     * addresses contain {@code @}.
     *
     * @param fingerprint the fingerprint of the caller's device
     */
    public Optional<Found> find(String login, String fingerprint) {
        String name = login.indexOf('@') >= 0 ? "a.emailKey" : "a.usernameKey";
        List<Object[]> rows = entities.createQuery(
                        "select a, " + RoleSources.COLUMNS + ", c.lastFailed, d.seen from Account a" + RoleSources.JOIN
                                + " left join GuessCount c on c.id = a.id"
                                + " left join SeenDevice d on d.accountId = a.id and d.fingerprint = :fingerprint where "
                                + name
                                + " = :value",
                        Object[].class)
                .setParameter("value", Account.key(login))
                .setParameter("fingerprint", fingerprint)
                .setParameter("now", clock.instant())
                .getResultList();
        HeldRoles roles = HeldRoles.of(rows, 1);
        return rows.stream().findFirst().map(row -> new Found((Account) row[0], roles, row[5] != null, row[6] != null));
    }

    /**
     * Finds the account with this user name after another identity store authenticated the caller. Empty if the account is not
     * active or its guesses are blocked: the other store knows neither.
     */
    public Optional<Found> authenticated(String username) {
        return accounts.named(username)
                .filter(account -> account.standing().isActive(clock.instant()))
                .filter(account -> !lockout.isShut(account.id()))
                .map(account -> new Found(account, sources.of(account.id(), clock.instant()), true, true));
    }

    /** The present user name of an account. */
    public Optional<String> username(UUID account) {
        return entities.createQuery("select a.username from Account a where a.id = :id", String.class)
                .setParameter("id", account)
                .getResultStream()
                .findFirst();
    }

    /** See {@link Accounts#rehash}. */
    public void rehash(Account account, String newHash) {
        accounts.rehash(account, newHash);
    }

    /**
     * An account and what a login needs to know about it.
     *
     * @param guessed whether the counter of wrong guesses may be above zero
     * @param seen whether a login from this device succeeded before; true if unknown
     */
    public record Found(Account account, HeldRoles roles, boolean guessed, boolean seen) {}
}
