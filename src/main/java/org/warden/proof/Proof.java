package org.warden.proof;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.HeldRoles;

/**
 * The proof that a caller owns an account, with the account as it was at that moment. A change of its password, second factor
 * or address invalidates the proof; see {@link org.warden.account.Accounts#unchanged}. It is a principal so that Jakarta
 * Security can return it from an identity store.
 */
public final class Proof extends CallerPrincipal {
    private final Account account;
    private final HeldRoles roles;
    private final List<String> methods;
    private final Guesses guesses;
    private final boolean seen;

    Proof(Account account, HeldRoles roles, List<String> methods, Guesses guesses, boolean seen) {
        super(account.username());
        this.account = account;
        this.roles = roles;
        this.methods = List.copyOf(methods);
        this.guesses = guesses;
        this.seen = seen;
    }

    /** The account as it was at the time of the proof. */
    public Account account() {
        return account;
    }

    /** Its roles, in alphabetical order. */
    public List<String> roles() {
        return roles.names();
    }

    /** Its roles, each with its end. */
    public HeldRoles held() {
        return roles;
    }

    /** The authentication methods (RFC 8176). */
    public List<String> methods() {
        return methods;
    }

    /** The counter of wrong guesses that a complete login resets. */
    public Guesses guesses() {
        return guesses;
    }

    /** Whether a login from this device succeeded before; true if unknown. */
    public boolean seen() {
        return seen;
    }

    /** The owner's names, by kind. */
    public Map<String, String> names() {
        return account.person().names();
    }

    /** The same proof with these methods, after another factor was proved. */
    public Proof by(List<String> methods) {
        return new Proof(account, roles, methods, guesses, seen);
    }

    /** The same proof, with the account as its owner has changed it. */
    public Proof of(Account changed) {
        return new Proof(changed, roles, methods, guesses, seen);
    }

    /**
     * A counter of wrong guesses, of the account or of a known device of its owner.
     *
     * @param counted whether the counter may be above zero
     */
    public record Guesses(UUID id, boolean counted) {}
}
