package org.warden.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Accounts.Candidate;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.device.KnownDevices;
import org.warden.device.SeenDevices;
import org.warden.http.Client;
import org.warden.lockout.Lockout;
import org.warden.lockout.Lockout.Judgement;
import org.warden.password.Admission;
import org.warden.password.PasswordHasher;

/**
 * Whether a login and a password belong together. Costs one hash, beside which the statements are nothing, whoever asks and whatever
 * is wrong. In transactions of its own: what a refusal writes must survive the caller's rollback.
 */
@Act
@Stateless
public class PasswordCheck {
    @Inject
    Accounts accounts;

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
    AuditLog audit;

    /**
     * Whom this login and password let in; nobody while guesses are blocked.
     *
     * @param device what the caller's device keeps from an earlier login, or null: its guesses are counted apart
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<ProvenCaller> check(String login, char[] password, String device, Client client) {
        return admission.admit(() -> opened(login, password, device, client));
    }

    /** Notes that somebody knew the password, and was not let in all the same. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refuse(ProvenCaller caller, String reason, Client client) {
        audit.record(Action.CREDENTIALS_REFUSED, caller.account().id(), reason, client);
    }

    private Optional<ProvenCaller> opened(String login, char[] password, String device, Client client) {
        Optional<Candidate> candidate = accounts.forLogin(login, seen.print(client));
        boolean matches = candidate.isPresent()
                ? hasher.matches(password, candidate.get().account().passwordHash())
                        && candidate.get().account().isActive()
                : hasher.matchesNobody(password);
        Optional<UUID> account = candidate.map(found -> found.account().id());
        Optional<UUID> known = candidate.flatMap(found -> known(device, found.account()));
        UUID guesses = known.or(() -> account).orElseGet(() -> lockout.nobody(Account.key(login)));
        // Nobody had failed when this was read: a right guess then came before those that fail meanwhile.
        boolean first = matches && known.isEmpty() && !candidate.get().guessed();
        Judgement judgement = first ? Judgement.RIGHT : lockout.judge(guesses, matches);
        if (judgement != Judgement.RIGHT) {
            refused(candidate.map(Candidate::account).orElse(null), judgement, client);
            return Optional.empty();
        }
        Account owner = candidate.get().account();
        // Only where no count is locked: whoever logs in takes the two in the other order.
        if (first && hasher.isOutdated(owner.passwordHash())) {
            accounts.rehash(owner, hasher.hash(password));
        }
        return Optional.of(new ProvenCaller(
                owner,
                candidate.get().roles(),
                guesses,
                !first,
                known.isPresent() || candidate.get().seen()));
    }

    /** A name that nobody has is no account, and might be a password in the wrong field. */
    private void refused(Account account, Judgement judgement, Client client) {
        String reason = judgement == Judgement.BLOCKED
                ? "blocked"
                : account == null || account.isActive() ? "wrong" : account.status();
        audit.record(
                judgement == Judgement.LOCKED ? Action.ACCOUNT_LOCKED : Action.CREDENTIALS_REFUSED,
                account == null ? null : account.id(),
                account == null ? "unknown" : reason,
                client);
    }

    private Optional<UUID> known(String device, Account account) {
        return devices.read(device, account.id(), account.epoch());
    }
}
