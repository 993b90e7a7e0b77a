package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Asks for everything an account asks for: the password, and with a second factor a code too. Never within an act: each guess
 * is counted in a transaction of its own, and the act that follows finds out whether the account changed since the proof.
 */
@ApplicationScoped
public class Proofs {
    @Inject
    CredentialCheck credentials;

    @Inject
    SecondFactorCheck check;

    /**
     * The account behind a login. Throws {@code INVALID_CREDENTIALS} for every reason alike, and {@code SECOND_FACTOR_REQUIRED}
     * only after the right password.
     */
    public Entrant login(String login, ProofRequest proof, Requester requester) {
        Entrant entrant = credentials.prove(login, proof.password()).orElseThrow(() -> incorrect(login));
        if (entrant.account().needsSecondFactor()) {
            requireCode(entrant, proof, requester);
        }
        return entrant;
    }

    /** Records that an account changed between its proof and the login; returns the refusal. */
    public Problem changed(String login, Entrant entrant, Requester requester) {
        credentials.refuse(entrant, "changed", requester);
        return incorrect(login);
    }

    /** The caller's own account, proved with both factors. Throws {@code INVALID_INPUT} for a wrong password or code. */
    Entrant both(JsonWebToken caller, ProofRequest proof, Requester requester) {
        if ((proof.code() == null) == (proof.recoveryCode() == null)) {
            throw Problem.invalid("code", "is required, or recoveryCode instead of it, not both");
        }
        Entrant owner = password(caller, proof);
        UUID account = owner.account().id();
        if (proof.code() != null && !check.code(account, account, proof.code(), requester)) {
            throw Problem.invalid("code", "is not the current code");
        }
        if (proof.recoveryCode() != null && !check.recoveryCode(account, account, proof.recoveryCode(), requester)) {
            throw Problem.invalid("recoveryCode", "is not a code of this account");
        }
        return owner;
    }

    /** The same, with the first code of a second factor that is not confirmed yet. */
    Entrant first(JsonWebToken caller, ProofRequest proof, Requester requester) {
        Entrant owner = password(caller, proof);
        UUID account = owner.account().id();
        if (proof.code() == null || !check.code(account, account, proof.code(), requester)) {
            throw SecondFactorSetup.wrongCode();
        }
        return owner;
    }

    private Entrant password(JsonWebToken caller, ProofRequest proof) {
        return credentials.owner(caller, "password", proof.password());
    }

    private void requireCode(Entrant entrant, ProofRequest proof, Requester requester) {
        if (proof.code() != null && proof.recoveryCode() != null) {
            throw Problem.invalid("code", "or recoveryCode, not both");
        }
        UUID account = entrant.account().id();
        if (proof.code() == null && proof.recoveryCode() == null) {
            check.missing(account, requester);
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "A code of the authenticator app is needed.");
        }
        boolean accepted = proof.code() != null
                ? check.code(account, entrant.guesses(), proof.code(), requester)
                : check.recoveryCode(account, entrant.guesses(), proof.recoveryCode(), requester);
        if (!accepted) {
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "The code is not valid.");
        }
    }

    private static Problem incorrect(String login) {
        return new Problem(ProblemType.INVALID_CREDENTIALS, "Incorrect Credentials for user " + login + ".");
    }
}
