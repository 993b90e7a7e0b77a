package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.UniqueViolation;
import org.warden.person.Person;
import org.warden.problem.ProblemType;
import org.warden.problem.SentId;
import org.warden.word.Words;

/** Finds and adds accounts. */
@ApplicationScoped
public class Accounts {
    private static final String SELECT = "select a from Account a where ";

    /** Also names the statuses that hide a stage: stages have no index. */
    private static final String UNCONFIRMED = " from Account a where a.standing.status in ('"
            + String.join("', '", Standing.UNCONFIRMED, Standing.LOCKED, Standing.DISABLED, Standing.DELETED)
            + "') and (a.standing.status = :status or a.standing.stage = :status) and ";

    /** The order in which an act locks several accounts, or several groups: that of the databases. */
    public static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Words words;

    @Inject
    Event<RolesChanged> rolesChanged;

    /** The account with this e-mail address, in any letter case. */
    public Optional<Account> withEmail(String email) {
        return one(SELECT + "a.emailKey = :value", Account.key(email));
    }

    /** The account with this user name, in any letter case. */
    public Optional<Account> named(String username) {
        return one(SELECT + "a.usernameKey = :value", Account.key(username));
    }

    /**
     * Records a login and locks the account until the caller's transaction ends. Returns false if it was shut, or its password,
     * second factor or address changed, since it was read. No subquery: after waiting for the lock it would see the old row.
     * Rarely touches an index: the day changes once a day, and the status only after a lock has ended.
     */
    public boolean admit(Account read, Instant now) {
        return entities.createQuery(
                                "update Account a set a.lastLogin = :now, a.lastSeen = :today, a.standing.status = :active"
                                        + " where a.id = :id and a.epoch = :epoch and (a.standing.status = :active or a.standing.status = :locked"
                                        + " and a.standing.lockedUntil <= :now and a.standing.stage = :active)")
                        .setParameter("now", now)
                        .setParameter("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
                        .setParameter("locked", Standing.LOCKED)
                        .setParameter("id", read.id())
                        .setParameter("epoch", read.epoch())
                        .setParameter("active", Standing.ACTIVE)
                        .executeUpdate()
                == 1;
    }

    /** The account with this id. */
    public Optional<Account> withId(UUID id) {
        return one(SELECT + "a.id = :value", id);
    }

    /** The present state of the account, locked. Empty if its password, second factor or address changed since it was read. */
    public Optional<Account> unchanged(Account read) {
        return locked(read.id()).filter(account -> account.epoch() == read.epoch());
    }

    /** The account, locked against other changes and logins until the caller's transaction ends. */
    public Optional<Account> locked(UUID id) {
        return Optional.ofNullable(entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The id in this text; throws {@code ACCOUNT_NOT_FOUND}: a malformed id is answered like an unknown one. */
    public static UUID id(String text) {
        return SentId.parse(text, ProblemType.ACCOUNT_NOT_FOUND);
    }

    /** The account with this e-mail address, locked. Loads no entity before the lock: one provider would keep a stale copy. */
    public Optional<Account> lockedWithEmail(String email) {
        return entities.createQuery("select a.id from Account a where a.emailKey = :key", UUID.class)
                .setParameter("key", Account.key(email))
                .getResultStream()
                .findFirst()
                .flatMap(this::locked)
                .filter(account -> Account.key(account.email()).equals(Account.key(email)));
    }

    /** Replaces the hash of the same password, unless the password was changed concurrently. */
    public void rehash(Account account, String newHash) {
        entities.createQuery("update Account a set a.passwordHash = :new where a.id = :id and a.passwordHash = :old")
                .setParameter("new", newHash)
                .setParameter("id", account.id())
                .setParameter("old", account.passwordHash())
                .executeUpdate();
    }

    /** Marks the account so that every node reads its roles again. A separate statement, so that no other column is written. */
    public void markRolesChanged(UUID id, Instant now) {
        entities.createQuery("update Account a set a.rolesChanged = :now where a.id = :id")
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
        rolesChanged.fire(new RolesChanged());
    }

    /** Whether the account exists and its owner may use it. */
    public boolean isActive(UUID id) {
        return entities.createQuery(
                        "select a.id from Account a where a.id = :id and a.standing.status = :active", UUID.class)
                .setParameter("id", id)
                .setParameter("active", Standing.ACTIVE)
                .getResultStream()
                .findFirst()
                .isPresent();
    }

    /** Returns {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN} if another account has this person's address or user name. */
    public Optional<ProblemType> taken(Person person) {
        return withEmail(person.email())
                .map(other -> ProblemType.EMAIL_TAKEN)
                .or(() -> named(person.username()).map(other -> ProblemType.USERNAME_TAKEN));
    }

    /** Time of creation and id of unconfirmed accounts created before the moment, the oldest first, after the given one. */
    public List<Object[]> unconfirmedSince(Instant moment, Instant created, UUID id, int most) {
        return entities.createQuery(
                        "select a.created, a.id" + UNCONFIRMED + "a.created < :moment and a.created >= :created"
                                + " and (a.created > :created or a.id > :id) order by a.created, a.id",
                        Object[].class)
                .setParameter("status", Standing.UNCONFIRMED)
                .setParameter("moment", moment)
                .setParameter("created", created)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    /** Deletes an account and the rows that depend on it. */
    public void remove(Account account) {
        entities.remove(account);
        entities.flush();
        words.remove(account.id());
    }

    /**
     * Adds an account. Like {@link #taken}, returns which name another account took concurrently; the transaction can then only
     * roll back.
     */
    public Optional<ProblemType> add(Account account) {
        entities.persist(account);
        Optional<ProblemType> taken = write();
        if (taken.isEmpty()) {
            words.add(account.id(), account.words());
        }
        return taken;
    }

    /** Changes the names of a locked account; null leaves a name as it is. */
    public Optional<ProblemType> rename(Account account, String firstName, String lastName) {
        account.rename(firstName, lastName);
        Optional<ProblemType> taken = write();
        if (taken.isEmpty()) {
            words.replace(account.id(), account.words());
        }
        return taken;
    }

    /** Adds an account; throws {@link TakenMeanwhile} if another account took its address or name concurrently. */
    public void addOrTryAgain(Account account) {
        if (add(account).isPresent()) {
            throw new TakenMeanwhile();
        }
    }

    /**
     * Marks the address as proven and activates an unconfirmed account. Returns false and changes nothing if another account
     * now has its user name. Throws {@link TakenMeanwhile} if another account took it concurrently.
     */
    public boolean confirm(Account account) {
        if (account.isUnconfirmed() && named(account.username()).isPresent()) {
            return false;
        }
        account.confirm();
        if (write().isPresent()) {
            throw new TakenMeanwhile();
        }
        return true;
    }

    /** The id of the unconfirmed account with this e-mail address. */
    public Optional<UUID> unconfirmedWith(String email) {
        return entities.createQuery("select a.id" + UNCONFIRMED + "a.emailKey = :email", UUID.class)
                .setParameter("email", Account.key(email))
                .setParameter("status", Standing.UNCONFIRMED)
                .getResultStream()
                .findFirst();
    }

    /** Gives the account another e-mail address. Like {@link #add}, returns whether the address is taken. */
    public Optional<ProblemType> move(Account account, String email) {
        account.move(email);
        Optional<ProblemType> taken = write();
        if (taken.isEmpty()) {
            words.replace(account.id(), account.words());
        }
        return taken;
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

    /** The event that roles of an account changed in this transaction. */
    record RolesChanged() {}

    private Optional<Account> one(String query, Object value) {
        return entities.createQuery(query, Account.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }
}
