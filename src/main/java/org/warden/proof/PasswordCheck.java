package org.warden.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.lockout.PasswordGuess;
import org.warden.lockout.Refusal;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;
import org.warden.proof.AccountLookup.Found;
import org.warden.proof.Proof.Guesses;

/**
 * Checks the password of an account. Computes exactly one hash whatever the outcome; the statements cost little in comparison.
 * Not an act: it reads in one transaction and judges in another, and computes the hash between them.
 */
@ApplicationScoped
public class PasswordCheck {
    private static final List<String> METHODS = List.of("pwd");

    @Inject
    AccountLookup lookup;

    @Inject
    PasswordGuess guess;

    @Inject
    PasswordHasher hasher;

    @Inject
    Admission admission;

    @Inject
    Lockout lockout;

    @Inject
    KnownDevices devices;

    @Inject
    SeenDevices seen;

    @Inject
    Clock clock;

    /**
     * Proves the account with this name and password. Empty if they open none, or while guesses are blocked.
     *
     * @param device the cookie of a known device, or null; guesses from a known device have their own counter
     */
    Optional<Proof> check(String login, char[] password, String device, Requester requester) {
        return admission.admit(requester, () -> {
            Optional<Found> found = lookup.find(login, seen.fingerprint(requester));
            Optional<Refusal> refusal = compare(found, password);
            Optional<UUID> known =
                    found.map(Found::account).flatMap(account -> devices.read(device, account.id(), account.epoch()));
            Guesses guesses = guesses(login, found, known, refusal);
            UUID account = found.map(it -> it.account().id()).orElse(null);
            if (guesses.counted() && !guess.judge(guesses.id(), account, refusal, requester)) {
                return Optional.empty();
            }
            rehash(found.orElseThrow().account(), password);
            return found.map(it -> proof(it, guesses, known.isPresent() || it.seen()));
        });
    }

    /** Computes one hash in every case. Returns empty if the password is right and the account is active. */
    private Optional<Refusal> compare(Optional<Found> found, char[] password) {
        if (found.isEmpty()) {
            hasher.matchesNone(password);
            return Optional.of(Refusal.UNKNOWN);
        }
        Account account = found.get().account();
        boolean matches = hasher.matches(password, account.passwordHash());
        Instant now = clock.instant();
        if (!account.standing().isActive(now)) {
            return Optional.of(Refusal.valueOf(account.standing().status(now)));
        }
        return matches ? Optional.empty() : Optional.of(Refusal.WRONG);
    }

    /**
     * Chooses the counter of wrong guesses; unknown names have one too. A right password needs no judgment if no wrong guess
     * precedes it: it counts as earlier than concurrent wrong guesses.
     */
    private Guesses guesses(String login, Optional<Found> found, Optional<UUID> known, Optional<Refusal> refusal) {
        UUID id =
                known.or(() -> found.map(it -> it.account().id())).orElseGet(() -> lockout.unknown(Account.key(login)));
        boolean first =
                refusal.isEmpty() && known.isEmpty() && !found.orElseThrow().guessed();
        return new Guesses(id, !first);
    }

    /** Replaces a hash with outdated parameters. */
    private void rehash(Account account, char[] password) {
        if (hasher.isOutdated(account.passwordHash())) {
            lookup.rehash(account, hasher.hash(password));
        }
    }

    static Proof proof(Found found, Guesses guesses, boolean seen) {
        return new Proof(found.account(), found.roles(), METHODS, guesses, seen);
    }
}
