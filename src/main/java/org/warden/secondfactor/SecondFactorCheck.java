package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Requester;
import org.warden.lockout.Lockout;
import org.warden.lockout.Lockout.Judgment;
import org.warden.lockout.Refusal;
import org.warden.seal.Seal;
import org.warden.secondfactor.SecondFactor.Use;

/**
 * Checks codes of the second factor, in transactions of its own: a used code stays used and a wrong one stays counted, even if
 * the caller rolls back. Wrong codes and wrong passwords share a counter.
 */
@Act
@Stateless
public class SecondFactorCheck {
    @Inject
    SecondFactors factors;

    @Inject
    RecoveryCodes recovery;

    @Inject
    Lockout lockout;

    @Inject
    Events events;

    @Inject
    Seal seal;

    @Inject
    Clock clock;

    /**
     * Uses up a code of the app. Returns false if it is not a current code, if it was used before, or while guesses are
     * blocked.
     *
     * @param guesses the counter: the account, or a known device of its owner
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean code(UUID account, UUID guesses, String code, Requester requester) {
        if (isBlocked(account, guesses, requester)) {
            return false;
        }
        Optional<SecondFactor> factor = factors.locked(account);
        if (factor.isEmpty()) {
            return false;
        }
        Use use = factor.get().use(code, seal, clock.instant());
        if (use == Use.SPENT) {
            return refused(account, Refusal.SPENT, requester);
        }
        return judged(account, guesses, use == Use.RIGHT, requester);
    }

    /** Uses up a recovery code. Returns false if the account has no such code, or while guesses are blocked. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean recoveryCode(UUID account, UUID guesses, String code, Requester requester) {
        if (isBlocked(account, guesses, requester)) {
            return false;
        }
        boolean accepted = judged(account, guesses, recovery.use(account, code), requester);
        if (accepted) {
            events.happened(Action.RECOVERY_CODE_USED, account, null, requester.as(account));
        }
        return accepted;
    }

    /** Records a right password without a code. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void missing(UUID account, Requester requester) {
        refused(account, Refusal.MISSING, requester);
    }

    /** Called before a code is used up. Locks the counter before the rows of the codes, as the removal of an account does. */
    private boolean isBlocked(UUID account, UUID guesses, Requester requester) {
        boolean blocked = lockout.isBlocked(guesses);
        if (blocked) {
            refused(account, Refusal.BLOCKED, requester);
        }
        return blocked;
    }

    private boolean judged(UUID account, UUID guesses, boolean right, Requester requester) {
        Judgment judgment = lockout.judge(guesses, right);
        return switch (judgment) {
            case RIGHT -> true;
            case BLOCKED -> refused(account, Refusal.BLOCKED, requester);
            case WRONG -> refused(account, Refusal.WRONG, requester);
            case LOCKED -> {
                events.happened(Action.ACCOUNT_LOCKED, account, Refusal.WRONG.word(), requester);
                yield false;
            }
        };
    }

    /** Records a refusal; returns false. */
    private boolean refused(UUID account, Refusal reason, Requester requester) {
        events.happened(Action.CODE_REFUSED, account, reason.word(), requester);
        return false;
    }
}
