package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts.Entrant;
import org.warden.account.Entrance.Candidate;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.lockout.PasswordGuess;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;

/**
 * Whether a login and a password belong together. Always costs one hash, whatever is wrong; the statements cost little beside
 * it. No act: it reads in one transaction and judges in another, with the hash between them.
 */
@ApplicationScoped
public class PasswordCheck {
    @Inject
    Entrance entrance;

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

    /**
     * The account that this login and password open; empty while guesses are blocked.
     *
     * @param device what the caller's device keeps from an earlier login, or null: its guesses are counted apart
     */
    Optional<Entrant> check(String login, char[] password, String device, Requester requester) {
        return admission.admit(requester, () -> opened(login, password, device, requester));
    }

    private Optional<Entrant> opened(String login, char[] password, String device, Requester requester) {
        Optional<Candidate> candidate = entrance.candidate(login, seen.print(requester));
        boolean matches = candidate.isPresent()
                ? hasher.matches(password, candidate.get().account().passwordHash())
                        && candidate.get().account().isActive()
                : hasher.matchesNobody(password);
        Optional<UUID> account = candidate.map(found -> found.account().id());
        Optional<UUID> known = candidate.flatMap(found -> known(device, found.account()));
        UUID guesses = known.or(() -> account).orElseGet(() -> lockout.unknown(Account.key(login)));
        // No guess had failed when this was read: a right one counts as earlier than those that fail meanwhile.
        boolean first = matches && known.isEmpty() && !candidate.get().guessed();
        if (!first && !guess.judge(guesses, matches, account.orElse(null), wrong(candidate), requester)) {
            return Optional.empty();
        }
        Account owner = candidate.get().account();
        // Also for a known device, and after wrong guesses: the judgement is written already.
        if (hasher.isOutdated(owner.passwordHash())) {
            entrance.rehash(owner, hasher.hash(password));
        }
        return Optional.of(new Entrant(
                owner,
                candidate.get().roles(),
                guesses,
                !first,
                known.isPresent() || candidate.get().seen()));
    }

    /** An unknown name is not recorded: it might be a password in the wrong field. */
    private static String wrong(Optional<Candidate> candidate) {
        return candidate
                .map(found ->
                        found.account().isActive() ? "wrong" : found.account().status())
                .orElse("unknown");
    }

    private Optional<UUID> known(String device, Account account) {
        return devices.read(device, account.id(), account.epoch());
    }
}
