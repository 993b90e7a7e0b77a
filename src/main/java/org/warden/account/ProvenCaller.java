package org.warden.account;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;

/** Somebody whose password was right, and what his account was like then. */
final class ProvenCaller extends CallerPrincipal {
    private final Account account;
    private final List<String> roles;

    ProvenCaller(Account account, List<String> roles) {
        super(account.username());
        this.account = account;
        this.roles = roles;
    }

    Account account() {
        return account;
    }

    List<String> roles() {
        return roles;
    }
}
