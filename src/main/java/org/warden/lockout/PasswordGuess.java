package org.warden.lockout;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lockout.Lockout.Judgment;

/**
 * Counts guesses at passwords and records refusals, in transactions of its own: they commit even if the caller refuses the
 * request.
 */
@Act
@Stateless
public class PasswordGuess {
    @Inject
    Lockout lockout;

    @Inject
    AuditLog audit;

    /**
     * Decides about a password that was already compared; returns whether it is accepted.
     *
     * @param guesses see {@link Lockout#judge}
     * @param account the account, or null for a name without one
     * @param refusal why the password does not open the account; empty for a right one
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean judge(UUID guesses, UUID account, Optional<Refusal> refusal, Requester requester) {
        Judgment judgment = lockout.judge(guesses, refusal.isEmpty());
        if (judgment != Judgment.RIGHT) {
            boolean blocked = judgment == Judgment.BLOCKED && account != null;
            audit.record(
                    judgment == Judgment.LOCKED ? Action.ACCOUNT_LOCKED : Action.CREDENTIALS_REFUSED,
                    account,
                    (blocked ? Refusal.BLOCKED : refusal.orElse(Refusal.WRONG)).word(),
                    requester);
        }
        return judgment == Judgment.RIGHT;
    }

    /** Records that a right password did not open the account. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void refuse(UUID account, Refusal reason, Requester requester) {
        audit.record(Action.CREDENTIALS_REFUSED, account, reason.word(), requester);
    }
}
