package org.warden.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.warden.http.Caller;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;

/**
 * Proves the second factor of an account after its password. Never called within an act: each guess is counted in its own
 * transaction, and the following act checks whether the account changed since the proof.
 */
@ApplicationScoped
public class SecondFactorProof {
    /** The authentication methods of a proof by password and second factor (RFC 8176, section 2). */
    public static final List<String> METHODS = List.of("pwd", "otp", "mfa");

    @Inject
    CredentialCheck credentials;

    @Inject
    SecondFactorCheck check;

    /** Proves the second factor after the password. Throws {@code SECOND_FACTOR_REQUIRED} if the code is missing or wrong. */
    public Proof code(Proof password, ProofRequest sent, Requester requester) {
        if (sent.code() != null && sent.recoveryCode() != null) {
            throw Problem.invalid("code", Rule.NOT_TOGETHER, "must not be sent together with recoveryCode");
        }
        UUID account = password.account().id();
        if (sent.code() == null && sent.recoveryCode() == null) {
            check.missing(account, requester);
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "A code from the authenticator app is required.");
        }
        UUID guesses = password.guesses().id();
        boolean accepted = sent.code() != null
                ? check.code(account, guesses, sent.code(), requester)
                : check.recoveryCode(account, guesses, sent.recoveryCode(), requester);
        if (!accepted) {
            throw new Problem(ProblemType.SECOND_FACTOR_REQUIRED, "The code is not valid.");
        }
        return password.by(METHODS);
    }

    /**
     * Proves the caller's own account with its password, and with the second factor if the account has one. Throws {@code
     * INVALID_INPUT} if the password or the code is wrong.
     */
    public Proof owner(Caller caller, ProofRequest proof, Requester requester) {
        Proof owner = password(caller, proof);
        return owner.account().needsSecondFactor() ? second(owner, proof, requester) : owner;
    }

    /** Proves the caller's own account with both factors. Throws {@code INVALID_INPUT} if the password or the code is wrong. */
    Proof both(Caller caller, ProofRequest proof, Requester requester) {
        requireOneCode(proof);
        return second(password(caller, proof), proof, requester);
    }

    private Proof second(Proof owner, ProofRequest proof, Requester requester) {
        requireOneCode(proof);
        UUID account = owner.account().id();
        UUID guesses = owner.guesses().id();
        if (proof.code() != null && !check.code(account, guesses, proof.code(), requester)) {
            throw Problem.invalid("code", Rule.WRONG_CODE, "is not the current code");
        }
        if (proof.recoveryCode() != null && !check.recoveryCode(account, guesses, proof.recoveryCode(), requester)) {
            throw Problem.invalid("recoveryCode", Rule.WRONG_RECOVERY_CODE, "is not a recovery code of this account");
        }
        return owner.by(METHODS);
    }

    private static void requireOneCode(ProofRequest proof) {
        if ((proof.code() == null) == (proof.recoveryCode() == null)) {
            throw Problem.invalid(
                    "code", Rule.REQUIRED, "is required unless recoveryCode is sent; send only one of them");
        }
    }

    /** Proves the caller's own account with the password and the first code of an unconfirmed second factor. */
    Proof first(Caller caller, ProofRequest proof, Requester requester) {
        Proof owner = password(caller, proof);
        if (proof.code() == null
                || !check.code(owner.account().id(), owner.guesses().id(), proof.code(), requester)) {
            throw SecondFactorSetup.wrongCode();
        }
        return owner;
    }

    private Proof password(Caller caller, ProofRequest proof) {
        return credentials.owner(caller, "password", proof.password());
    }
}
