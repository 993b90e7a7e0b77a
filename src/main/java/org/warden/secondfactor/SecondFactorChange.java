package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Changes the second factor of an account after its owner proved both factors; see {@link SecondFactorProof}. */
@Act
@Stateless
public class SecondFactorChange {
    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    RecoveryCodes recovery;

    @Inject
    Sessions sessions;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Removes the second factor and ends every other session. Throws {@code INVALID_INPUT} if the account changed since the
     * proof.
     *
     * @param caller the caller, whose session does not end
     */
    public void remove(Proof proof, Caller caller, Requester requester) {
        Account owner = unchanged(proof);
        UUID account = owner.id();
        owner.needSecondFactor(false);
        factors.locked(account).ifPresent(factors::remove);
        recovery.removeAll(account);
        sessions.endOthers(account, caller.session(), End.SECOND_FACTOR, clock.instant());
        events.happened(Action.SECOND_FACTOR_REMOVED, owner, null, requester);
    }

    /** Replaces the recovery codes. Throws like {@link #remove}. */
    public RecoveryCodesView renewCodes(Proof proof, Requester requester) {
        Account owner = unchanged(proof);
        events.happened(Action.RECOVERY_CODES_RENEWED, owner, null, requester);
        return new RecoveryCodesView(recovery.replace(owner.id(), owner.epoch()));
    }

    private Account unchanged(Proof proof) {
        return accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
    }
}
