package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.warden.entrance.PendingLogin;
import org.warden.http.Caller;
import org.warden.http.Caller.LastProof;
import org.warden.login.Logins;
import org.warden.password.PasswordHasher;
import org.warden.person.Person;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.registration.Registration;
import org.warden.role.Role;
import org.warden.secondfactor.SecondFactorProof;

/** Accounts for the tests, and proofs, callers and logins of their owners. */
@ApplicationScoped
public class People {
    public static final String PASSWORD = "a quiet morning in May";

    /** A proof that never gets old. */
    public static final LastProof PROVEN = new LastProof(Duration.ofMinutes(5), () -> true);

    /** The password of no account. */
    public static final String WRONG = "a quiet morning in June";

    /** The owner of an account that does not exist any more. */
    public static final Owner GONE = new Owner(new UUID(7, 7), "gone", "gone@example.org");

    @Inject
    Registration registration;

    @Inject
    CredentialCheck credentials;

    @Inject
    Logins logins;

    @Inject
    Stores stores;

    @Inject
    PasswordHasher hasher;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private String hash;

    /** Registers an account. */
    public Owner register(String username) {
        Person person = person(username);
        return new Owner(
                registration.register(person, hash(), browser.requester()).id(), username, person.email());
    }

    /** Registers an account with the role {@code Administrator}. */
    public Owner administrator(String username) {
        Owner owner = register(username);
        give(owner, Role.ADMINISTRATOR);
        return owner;
    }

    /** Adds a role, without any check. */
    public void give(Owner owner, String role) {
        rows.change("insert into account_role (account_id, role_name) values (?, ?)", owner.id(), role);
    }

    /** Begins a new epoch of every account, as a new password does. */
    public void changeAll() {
        rows.change("update account set epoch = epoch + 1");
    }

    /** Adds a device from which the owner has logged in. */
    public void device(Owner owner) {
        rows.change(
                "insert into seen_device (id, account_id, print, seen) values (?, ?, 'x', current_timestamp)",
                UUID.randomUUID(),
                owner.id());
    }

    /** Lets the owner restore this address for the whole test. */
    public void wayBack(Owner owner, String address) {
        wayBack(owner, address, Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** Lets the owner restore this address until this moment. */
    public void wayBack(Owner owner, String address, Instant until) {
        rows.change(
                "insert into link (hash, purpose, account_id, email, email_key, created, expires)"
                        + " values ('x', 'UNDO', ?, ?, ?, '2000-01-01 00:00:00Z', ?)",
                owner.id(),
                address,
                address,
                until.toString());
    }

    /** The names and the address of a person with this user name. */
    public static Person person(String username) {
        return new Person("Ada", "Byron", username, username + "@example.org");
    }

    /** The hash of {@link #PASSWORD}. */
    public synchronized String hash() {
        if (hash == null) {
            hash = hasher.hash(PASSWORD.toCharArray());
        }
        return hash;
    }

    /** Proves this owner with all factors, without computing a hash. */
    public Proof proof(Owner owner) {
        Proof first = stores.vouching(owner.username(), () -> prove(owner.username(), PASSWORD))
                .orElseThrow();
        return new PendingLogin(first).needsSecondFactor() ? first.by(SecondFactorProof.METHODS) : first;
    }

    /** Checks these credentials as a login does; empty if they are refused. */
    public Optional<Proof> prove(String name, String password) {
        return credentials.prove(name, password);
    }

    /** This owner as a caller without a session. */
    public static Caller caller(Owner owner) {
        return caller(owner, Optional.empty());
    }

    /** This owner as the caller of a session. Gates check permissions, acts read them from the database. */
    public static Caller caller(Owner owner, Optional<UUID> session) {
        return new Caller(owner.id(), owner.username(), session, permission -> true, PROVEN);
    }

    /** Logs in from the browser, which does not store the returned device cookie. */
    public Logins.Opened logIn(Owner owner) {
        return logins.open(proof(owner), browser.requester());
    }

    /** One account. */
    public record Owner(UUID id, String username, String email) {}
}
