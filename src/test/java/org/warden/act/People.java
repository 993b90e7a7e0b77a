package org.warden.act;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.account.Entrance;
import org.warden.login.Login;
import org.warden.password.PasswordHasher;
import org.warden.person.Person;
import org.warden.registration.Registration;
import org.warden.role.Role;
import org.warden.session.RefreshTokens;
import org.warden.token.AccessToken;

/** Accounts for the tests, and the proofs of their owners: the one place that knows what a proof is made of. */
@ApplicationScoped
public class People {
    public static final String PASSWORD = "a quiet morning in May";

    @Inject
    Registration registration;

    @Inject
    Entrance entrance;

    @Inject
    CredentialCheck credentials;

    @Inject
    Login login;

    @Inject
    PasswordHasher hasher;

    @Inject
    Browser browser;

    @Inject
    Rows rows;

    private String hash;

    /** A new account with the role of every registration. */
    public Owner register(String username) {
        Person person = person(username);
        return new Owner(
                registration.register(person, hash(), browser.requester()).id(), username, person.email());
    }

    /** The same, and an administrator. */
    public Owner administrator(String username) {
        Owner owner = register(username);
        give(owner, Role.ADMINISTRATOR);
        return owner;
    }

    /** Gives a role, past every rule. */
    public void give(Owner owner, String role) {
        rows.change("insert into account_role (account_id, role_name) values (?, ?)", owner.id(), role);
    }

    /** The owner may get this address back, for as long as any test takes. */
    public void wayBack(Owner owner, String address) {
        wayBack(owner, address, Instant.parse("2100-01-01T00:00:00Z"));
    }

    /** The owner may get this address back until this moment. */
    public void wayBack(Owner owner, String address, Instant until) {
        rows.change(
                "insert into link (hash, purpose, account_id, email, email_key, created, expires)"
                        + " values ('x', 'UNDO', ?, ?, ?, '2000-01-01 00:00:00Z', ?)",
                owner.id(),
                address,
                address,
                until.toString());
    }

    /** What people of this name are called. */
    public static Person person(String username) {
        return new Person("Ada", "Byron", username, username + "@example.org");
    }

    /** What is stored of {@link #PASSWORD}. */
    public synchronized String hash() {
        if (hash == null) {
            hash = hasher.hash(PASSWORD.toCharArray());
        }
        return hash;
    }

    /** The proof of this owner, made now. */
    public Entrant proof(Owner owner) {
        return entrance.entrant(owner.username()).orElseThrow();
    }

    /** The proof of these credentials, checked as a login does; empty if they open no account. */
    public Optional<Entrant> prove(String name, String password) {
        return credentials.prove(name, password);
    }

    /** The caller of an access token of this owner. */
    public static AccessToken caller(Owner owner) {
        return AccessToken.withoutToken(owner.id(), owner.username(), owner.email(), List.of(Role.USER));
    }

    /** A login from the browser; what it keeps of the device is returned, and not kept. */
    public Opened logIn(Owner owner) {
        Login.Opened opened =
                login.open(proof(owner), null, browser.requester()).orElseThrow();
        String token = RefreshTokens.hash(opened.tokens().refreshToken());
        UUID session =
                UUID.fromString(rows.text("select cast(id as varchar) from session where token_hash = ?", token));
        return new Opened(session, opened.tokens().token(), opened.tokens().refreshToken(), opened.device());
    }

    /** One account. */
    public record Owner(UUID id, String username, String email) {}

    /** What a login gave. */
    public record Opened(UUID session, String accessToken, String refreshToken, String device) {}
}
