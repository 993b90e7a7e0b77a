package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.warden.account.Accounts.Entrant;
import org.warden.database.Act;
import org.warden.lockout.Lockout;

/** What a login reads and writes of an account before and after the hash: no connection is held while a password is hashed. */
@Act
@Stateless
public class Entrance {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Accounts accounts;

    @Inject
    Lockout lockout;

    /**
     * The account that logs in under this e-mail address or user name, with all that a login asks of it, in one statement; no
     * user name looks like an address.
     *
     * @param print the fingerprint of the caller's device
     */
    public Optional<Candidate> candidate(String login, String print) {
        String name = login.indexOf('@') >= 0 ? "a.emailKey" : "a.usernameKey";
        List<Object[]> rows = entities.createQuery(
                        "select a, r.name, g.lastFailed, d.seen from Account a left join a.roles r"
                                + " left join GuessCount g on g.id = a.id"
                                + " left join SeenDevice d on d.accountId = a.id and d.print = :print where " + name
                                + " = :value",
                        Object[].class)
                .setParameter("value", Account.key(login))
                .setParameter("print", print)
                .getResultList();
        List<String> roles = rows.stream()
                .map(row -> (String) row[1])
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return rows.stream()
                .findFirst()
                .map(row -> new Candidate((Account) row[0], roles, row[2] != null, row[3] != null));
    }

    /**
     * The account with this user name, which another identity store has just authenticated. Empty if the account is not active
     * or its guesses are blocked: the other store does not know that.
     */
    public Optional<Entrant> entrant(String username) {
        return accounts.named(username)
                .filter(Account::isActive)
                .filter(account -> !lockout.isShut(account.id()))
                .map(account -> new Entrant(account, account.roleNames(), account.id(), true, true));
    }

    /** See {@link Accounts#rehash}. */
    public void rehash(Account account, String newHash) {
        accounts.rehash(account, newHash);
    }

    /**
     * The account behind a login, before its password and status are checked.
     *
     * @param roles in alphabetical order
     * @param guessed whether wrong guesses are counted against the account
     * @param seen whether a login from this device succeeded before
     */
    public record Candidate(Account account, List<String> roles, boolean guessed, boolean seen) {}
}
