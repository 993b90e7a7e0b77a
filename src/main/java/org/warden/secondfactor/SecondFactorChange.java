package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.mail.Template;
import org.warden.problem.Problem;
import org.warden.token.AccessToken;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** What somebody may do about his second factor who proves with both that he is its owner. */
@Act
@Stateless
public class SecondFactorChange {
    @Inject
    CredentialCheck credentials;

    @Inject
    SecondFactors factors;

    @Inject
    SecondFactorCheck check;

    @Inject
    RecoveryCodes recovery;

    @Inject
    Sessions sessions;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /** Takes the second factor away and ends every other session. Throws {@code INVALID_INPUT} for a wrong password or code. */
    public void remove(JsonWebToken caller, ProofRequest proof, Client client) {
        Account owner = proven(caller, proof, client);
        UUID account = owner.id();
        owner.needSecondFactor(false);
        factors.locked(account).ifPresent(factors::remove);
        recovery.removeAll(account);
        sessions.endOthers(account, AccessToken.session(caller), End.SECOND_FACTOR, clock.instant());
        notices.tell(Template.SECOND_FACTOR_REMOVED, owner, client);
        audit.record(Action.SECOND_FACTOR_REMOVED, account, null, client);
    }

    /** New recovery codes; the old ones count no more. Throws as {@link #remove} does. */
    public RecoveryCodesView renewCodes(JsonWebToken caller, ProofRequest proof, Client client) {
        Account owner = proven(caller, proof, client);
        UUID account = owner.id();
        notices.tell(Template.RECOVERY_CODES_RENEWED, owner, client);
        audit.record(Action.RECOVERY_CODES_RENEWED, account, null, client);
        return new RecoveryCodesView(recovery.replace(account));
    }

    private Account proven(JsonWebToken caller, ProofRequest proof, Client client) {
        if ((proof.code() == null) == (proof.recoveryCode() == null)) {
            throw Problem.invalid("code", "is required, or recoveryCode instead of it, not both");
        }
        Account owner = proof.owner(credentials, caller);
        UUID account = owner.id();
        if (proof.code() != null && !check.code(account, account, proof.code(), client)) {
            throw Problem.invalid("code", "is not the code of now");
        }
        if (proof.recoveryCode() != null && !check.recoveryCode(account, account, proof.recoveryCode(), client)) {
            throw Problem.invalid("recoveryCode", "is none of this account's");
        }
        return owner;
    }
}
