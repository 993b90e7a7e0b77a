package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.CredentialCheck;
import org.warden.account.Notices;
import org.warden.audit.AuditLog;
import org.warden.audit.AuditLog.Action;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.mail.Template;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.Seal;
import org.warden.token.AccessToken;
import org.warden.token.Session.End;
import org.warden.token.Sessions;

/** Gives an account a second factor. */
@Act
@Stateless
public class SecondFactorSetup {
    /** As long as the hash (RFC 4226, section 4, R6). */
    private static final int SECRET_BYTES = 20;

    @Inject
    Accounts accounts;

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
    SecondFactorSettings settings;

    @Inject
    Notices notices;

    @Inject
    AuditLog audit;

    @Inject
    Seal seal;

    @Inject
    SecureRandom random;

    @Inject
    Clock clock;

    /** A new secret, of no effect until it is confirmed. Throws {@code SECOND_FACTOR_ACTIVE} where one is confirmed already. */
    public SetupView start(UUID caller, Client client) {
        Account account = locked(caller);
        factors.locked(caller).ifPresent(earlier -> {
            if (earlier.isConfirmed()) {
                throw active();
            }
            factors.remove(earlier);
        });
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        factors.add(new SecondFactor(caller, secret, seal, clock.instant()));
        audit.record(Action.SECOND_FACTOR_STARTED, caller, null, client);
        return SetupView.of(Totp.base32(secret), settings.issuer(), account.email());
    }

    /**
     * Confirms it with the password and its first code; from now on each login needs one, and every other session ends. A token alone
     * does not do: who has stolen one would lock the owner out with it. Throws {@code INVALID_INPUT} for a wrong password or code.
     */
    public RecoveryCodesView confirm(JsonWebToken caller, ProofRequest proof, Client client) {
        UUID account = UUID.fromString(caller.getSubject());
        Account owner = proof.owner(credentials, caller);
        if (proof.code() == null || !check.code(account, account, proof.code(), client)) {
            throw Problem.invalid("code", "is not the code of the secret that was given last, now");
        }
        SecondFactor factor = factors.locked(account).orElseThrow(SecondFactorSetup::active);
        if (factor.isConfirmed()) {
            throw active();
        }
        factor.confirm(clock.instant());
        owner.needSecondFactor(true);
        sessions.endOthers(account, AccessToken.session(caller), End.SECOND_FACTOR, clock.instant());
        notices.tell(Template.SECOND_FACTOR_ACTIVATED, owner, client);
        audit.record(Action.SECOND_FACTOR_ACTIVATED, account, null, client);
        return new RecoveryCodesView(recovery.replace(account));
    }

    private Account locked(UUID id) {
        return accounts.locked(id)
                .orElseThrow(() -> new Problem(ProblemType.INVALID_TOKEN, "The access token is not valid."));
    }

    private static Problem active() {
        return new Problem(ProblemType.SECOND_FACTOR_ACTIVE, ProblemType.SECOND_FACTOR_ACTIVE.detail());
    }
}
