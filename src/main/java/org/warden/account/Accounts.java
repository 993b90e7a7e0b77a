package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Optional;
import java.util.UUID;
import org.warden.database.UniqueViolation;
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

    /** The account that logs in under this e-mail address or user name; no user name looks like an address. */
    Optional<Account> forLogin(String login) {
        return login.indexOf('@') >= 0 ? withEmail(login) : named(login);
    }

    Optional<Account> withId(UUID id) {
        return one(WITH_ROLES + "a.id = :value", id);
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

    /** Adds an account, or says as {@link #taken} does what somebody was faster to take; nothing can be written then. */
    public Optional<ProblemType> add(Account account) {
        try {
            entities.persist(account);
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

    private Optional<Account> one(String query, Object value) {
        return entities.createQuery(query, Account.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }
}
