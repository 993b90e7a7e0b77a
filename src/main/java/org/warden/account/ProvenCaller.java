package org.warden.account;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.UUID;

/** Somebody whose password was right, and in which epoch of his account it was. */
final class ProvenCaller extends CallerPrincipal {
    private final UUID account;
    private final int epoch;

    private ProvenCaller(String name, UUID account, int epoch) {
        super(name);
        this.account = account;
        this.epoch = epoch;
    }

    static ProvenCaller of(Account account) {
        return new ProvenCaller(account.username(), account.id(), account.epoch());
    }

    UUID account() {
        return account;
    }

    int epoch() {
        return epoch;
    }
}
