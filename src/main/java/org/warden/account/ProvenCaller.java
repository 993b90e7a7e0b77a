package org.warden.account;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;
import java.util.UUID;

/** Somebody whose password was right, and what his account was like then. */
final class ProvenCaller extends CallerPrincipal {
    private final Account account;
    private final List<String> roles;
    private final UUID guesses;
    private final boolean guessed;
    private final boolean seen;

    ProvenCaller(Account account, List<String> roles, UUID guesses, boolean guessed, boolean seen) {
        super(account.username());
        this.account = account;
        this.roles = roles;
        this.guesses = guesses;
        this.guessed = guessed;
        this.seen = seen;
    }

    Account account() {
        return account;
    }

    List<String> roles() {
        return roles;
    }

    /** Under which id guesses of his are counted. */
    UUID guesses() {
        return guesses;
    }

    /** Whether some may be. */
    boolean guessed() {
        return guessed;
    }

    /** Whether he has logged in from there before. */
    boolean seen() {
        return seen;
    }
}
