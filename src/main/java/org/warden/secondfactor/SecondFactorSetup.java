package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Events;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.seal.Seal;
import org.warden.session.Session.End;
import org.warden.session.Sessions;

/** Sets up the second factor of an account. */
@Act
@Stateless
public class SecondFactorSetup {
    /** The length of the hash (RFC 4226, section 4, R6). */
    private static final int SECRET_BYTES = 20;

    @Inject
    Accounts accounts;

    @Inject
    SecondFactors factors;

    @Inject
    RecoveryCodes recovery;

    @Inject
    Sessions sessions;

    @Inject
    SecondFactorSettings settings;

    @Inject
    Events events;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /**
     * Creates a new secret, which has no effect until it is confirmed. Throws {@code SECOND_FACTOR_ACTIVE} if the account
     * already has a confirmed one.
     */
    public SetupView start(Caller caller, Requester requester) {
        UUID id = caller.id();
        Account account = locked(id);
        factors.locked(id).ifPresent(earlier -> {
            if (earlier.isConfirmed()) {
                throw active();
            }
            factors.remove(earlier);
        });
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        factors.add(new SecondFactor(id, secret, seal, clock.instant()));
        events.happened(Action.SECOND_FACTOR_STARTED, id, null, requester);
        return SetupView.of(Totp.base32(secret), settings.issuer(), account.email());
    }

    /**
     * Confirms the second factor after a proof with the password and the first code. From then on each login requires a code;
     * every other session ends. A token alone is not enough: a thief with a stolen one could lock out the owner. Throws {@code
     * INVALID_INPUT} if the account or the secret changed since the proof.
     *
     * @param caller the caller, whose session does not end
     */
    public RecoveryCodesView confirm(Proof proof, String code, Caller caller, Requester requester) {
        Account owner = accounts.unchanged(proof.account()).orElseThrow(() -> CredentialCheck.wrong("password"));
        UUID account = owner.id();
        SecondFactor factor = factors.locked(account).orElseThrow(SecondFactorSetup::active);
        if (factor.isConfirmed()) {
            throw active();
        }
        if (!factor.wasProvedBy(code, seal)) {
            throw wrongCode();
        }
        owner.needSecondFactor(true);
        factor.confirm(clock.instant(), owner.epoch());
        sessions.endOthers(account, caller.session(), End.SECOND_FACTOR, clock.instant());
        events.happened(Action.SECOND_FACTOR_ACTIVATED, owner, null, requester);
        return new RecoveryCodesView(recovery.replace(account, owner.epoch()));
    }

    private Account locked(UUID id) {
        return accounts.locked(id).orElseThrow(Problem::invalidToken);
    }

    static Problem wrongCode() {
        return Problem.invalid("code", Rule.WRONG_CODE, "is not the current code of the latest secret");
    }

    private static Problem active() {
        return new Problem(ProblemType.SECOND_FACTOR_ACTIVE);
    }
}
