package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.UniqueViolation;
import org.warden.person.Person;
import org.warden.problem.ProblemType;

/** Finds and adds accounts. Every account comes with its roles. */
@ApplicationScoped
public class Accounts {
    private static final String WITH_ROLES = "select a from Account a left join fetch a.roles where ";

    @PersistenceContext
    EntityManager entities;

    /** The account with this e-mail address, in any letter case. */
    public Optional<Account> withEmail(String email) {
        return one(WITH_ROLES + "a.emailKey = :value", Account.key(email));
    }

    /** The account with this user name, in any letter case. */
    public Optional<Account> named(String username) {
        return one(WITH_ROLES + "a.usernameKey = :value", Account.key(username));
    }

    /**
     * The account that logs in under this e-mail address or user name, with all that a login asks of it, in one statement; no
     * user name looks like an address.
     *
     * @param print of the device from which somebody tries to
     */
    Optional<Candidate> forLogin(String login, String print) {
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

    /** Who somebody is that has just proved it, to whichever store. */
    public Optional<Entrant> entrant(CallerPrincipal caller) {
        return caller instanceof ProvenCaller known
                ? Optional.of(
                        new Entrant(known.account(), known.roles(), known.guesses(), known.guessed(), known.seen()))
                : named(caller.getName())
                        .map(account -> new Entrant(account, account.roleNames(), account.id(), true, true));
    }

    /**
     * Lets him in: nothing about the account changes until the caller's transaction ends. False where it changed since the proof.
     * Without a question inside the statement: while it waits for another change, an inner one would go on seeing what was before.
     */
    public boolean admit(Entrant entrant, Instant now) {
        return entities.createQuery("update Account a set a.lastLogin = :now where a.id = :id and a.epoch = :epoch")
                        .setParameter("now", now)
                        .setParameter("id", entrant.account().id())
                        .setParameter("epoch", entrant.account().epoch())
                        .executeUpdate()
                == 1;
    }

    public Optional<Account> withId(UUID id) {
        return one(WITH_ROLES + "a.id = :value", id);
    }

    /**
     * The account of somebody who has just proved who he is, whose password we keep; locked, so that nothing about it changes until
     * the caller's transaction ends. Empty where it changed since the proof.
     */
    public Optional<Account> provenHere(CallerPrincipal caller) {
        return caller instanceof ProvenCaller known
                ? locked(known.account().id())
                        .filter(account -> account.epoch() == known.account().epoch())
                : Optional.empty();
    }

    /** The account, which nobody else changes, and to which nobody logs in, until the caller's transaction ends. */
    public Optional<Account> locked(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Writes the same password under newer parameters, unless it was changed meanwhile. */
    void rehash(Account account, String newHash) {
        entities.createQuery("update Account a set a.passwordHash = :new where a.id = :id and a.passwordHash = :old")
                .setParameter("new", newHash)
                .setParameter("id", account.id())
                .setParameter("old", account.passwordHash())
                .executeUpdate();
    }

    /** Marks the account for every node to read its roles anew. In words of its own: nothing else of the row is touched. */
    void markRolesChanged(UUID id, Instant now) {
        entities.createQuery("update Account a set a.rolesChanged = :now where a.id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The accounts whose roles changed after this moment. */
    List<Account> withRolesChangedAfter(Instant moment) {
        return entities.createQuery(
                        "select distinct a from Account a left join fetch a.roles where a.rolesChanged > :moment",
                        Account.class)
                .setParameter("moment", moment)
                .getResultList();
    }

    /** How many accounts have this role. */
    public long having(String role) {
        return entities.createQuery("select count(a) from Account a join a.roles r where r.name = :role", Long.class)
                .setParameter("role", role)
                .getSingleResult();
    }

    /** What of this person somebody else has already: {@code EMAIL_TAKEN}, {@code USERNAME_TAKEN} or nothing. */
    public Optional<ProblemType> taken(Person person) {
        if (withEmail(person.email()).isPresent()) {
            return Optional.of(ProblemType.EMAIL_TAKEN);
        }
        return named(person.username()).map(other -> ProblemType.USERNAME_TAKEN);
    }

    /** Some of the accounts that were made before this moment and wait for a confirmation. */
    public List<UUID> unconfirmedSince(Instant moment, int most) {
        return entities.createQuery(
                        "select a.id from Account a where a.status = :status and a.created < :moment", UUID.class)
                .setParameter("status", Account.UNCONFIRMED)
                .setParameter("moment", moment)
                .setMaxResults(most)
                .getResultList();
    }

    /** Removes an account with all that hangs on it. */
    public void remove(Account account) {
        entities.remove(account);
        entities.flush();
    }

    /** Adds an account, or says as {@link #taken} does what somebody was faster to take; nothing can be written then. */
    public Optional<ProblemType> add(Account account) {
        entities.persist(account);
        return write();
    }

    /** Gives the account another e-mail address; says as {@link #add} does where somebody has it. */
    public Optional<ProblemType> move(Account account, String email) {
        account.move(email);
        return write();
    }

    private Optional<ProblemType> write() {
        try {
            entities.flush();
            return Optional.empty();
        } catch (PersistenceException refused) {
            if (UniqueViolation.of(refused, "account_email_unique")) {
                return Optional.of(ProblemType.EMAIL_TAKEN);
            }
            if (UniqueViolation.of(refused, "account_username_unique")) {
                return Optional.of(ProblemType.USERNAME_TAKEN);
            }
            throw refused;
        }
    }

    /**
     * Somebody who may log in, if he knows the password.
     *
     * @param roles in the order of the alphabet
     * @param guessed whether wrong guesses are counted against the account
     * @param seen whether somebody has logged in to it from there before
     */
    record Candidate(Account account, List<String> roles, boolean guessed, boolean seen) {}

    /**
     * Somebody at the door, and who he was when he proved it.
     *
     * @param roles in the order of the alphabet
     * @param guesses under which id guesses of his are counted: the account, or the known device that he sits at
     * @param guessed whether there may be some, which end with a login
     * @param seen whether he has logged in from there before, or nobody can tell
     */
    public record Entrant(Account account, List<String> roles, UUID guesses, boolean guessed, boolean seen) {}

    private Optional<Account> one(String query, Object value) {
        return entities.createQuery(query, Account.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }
}
