package org.warden.account;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;

/** Somebody whose password was right, and what his account was like then. */
final class ProvenCaller extends CallerPrincipal {
    private final Account account;
    private final List<String> roles;
    private final boolean guessed;

    ProvenCaller(Account account, List<String> roles, boolean guessed) {
        super(account.username());
        this.account = account;
        this.roles = roles;
        this.guessed = guessed;
    }

    Account account() {
        return account;
    }

    List<String> roles() {
        return roles;
    }

    /** Whether wrong guesses were counted against the account. */
    boolean guessed() {
        return guessed;
    }
}
