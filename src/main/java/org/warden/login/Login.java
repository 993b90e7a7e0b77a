package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.entrance.Admittance;
import org.warden.entrance.Admittance.Admitted;
import org.warden.entrance.PendingLogin;
import org.warden.http.Requester;
import org.warden.lifecycle.DemandedPassword;
import org.warden.lockout.Refusal;
import org.warden.password.PasswordHashing;
import org.warden.password.PasswordPolicy;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.secondfactor.SecondFactorProof;

/** Logs in with credentials. Not an act: each proof commits by itself, so that wrong guesses stay counted. */
@ApplicationScoped
public class Login {
    @Inject
    CredentialCheck credentials;

    @Inject
    SecondFactorProof secondFactor;

    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHashing passwords;

    @Inject
    DemandedPassword demanded;

    @Inject
    Admittance admittance;

    @Inject
    TokenIssue tokens;

    /**
     * Opens a session. Throws {@code INVALID_CREDENTIALS} whatever the reason, and {@code SECOND_FACTOR_REQUIRED} or {@code
     * PASSWORD_CHANGE_REQUIRED} only after the right password.
     *
     * @param device the cookie of a known device, or null
     */
    public Opened open(TokenRequest request, String device, Requester requester) {
        PendingLogin login = prove(request, requester);
        Admitted admitted =
                admittance.open(login, device, requester).orElseThrow(() -> changed(login.proof(), request, requester));
        return new Opened(tokens.view(admitted.opened()), admitted.device());
    }

    private PendingLogin prove(TokenRequest request, Requester requester) {
        Proof password =
                credentials.prove(request.login(), request.password()).orElseThrow(() -> incorrect(request.login()));
        Optional<String> hash = newHash(password, request, requester);
        PendingLogin login = new PendingLogin(password);
        Proof proof = login.needsSecondFactor() ? secondFactor.code(password, request.proof(), requester) : password;
        return new PendingLogin(hash.isEmpty() ? proof : renewed(proof, hash.get(), request, requester));
    }

    /** The hash of the new password. Made before the second factor is checked, because a code works once. */
    private Optional<String> newHash(Proof proof, TokenRequest request, Requester requester) {
        Optional<String> next = Optional.ofNullable(request.newPassword());
        if (next.isPresent()) {
            requireAcceptable(next.get(), request, proof, requester);
        } else if (proof.account().standing().mustChange()) {
            credentials.refuse(proof, Refusal.MUST_CHANGE, requester);
            throw new Problem(
                    ProblemType.PASSWORD_CHANGE_REQUIRED,
                    "The account needs a new password: send the same call with newPassword.");
        }
        return next.map(password -> passwords.hash(requester, password));
    }

    /** Records each refusal: otherwise a right guess of the password would leave no trace. */
    private void requireAcceptable(String next, TokenRequest request, Proof proof, Requester requester) {
        try {
            if (!proof.account().standing().mustChange()) {
                throw Problem.invalid(
                        "newPassword", Rule.NOT_EXPECTED, "is only for an account that needs a new password");
            }
            if (next.equals(request.password())) {
                throw Problem.invalid("newPassword", Rule.SAME_PASSWORD, "must differ from the present password");
            }
            policy.require("newPassword", next, proof.names());
        } catch (Problem refused) {
            credentials.refuse(proof, Refusal.NEW_PASSWORD, requester);
            throw refused;
        }
    }

    private Proof renewed(Proof proof, String hash, TokenRequest request, Requester requester) {
        return demanded.choose(proof, hash, requester).orElseThrow(() -> changed(proof, request, requester));
    }

    private Problem changed(Proof proof, TokenRequest request, Requester requester) {
        credentials.refuse(proof, Refusal.CHANGED, requester);
        return incorrect(request.login());
    }

    private static Problem incorrect(String login) {
        return new Problem(ProblemType.INVALID_CREDENTIALS, "Incorrect Credentials for user " + login + ".");
    }

    /**
     * The answer to a login.
     *
     * @param device the value that the device keeps and sends with later logins
     */
    public record Opened(TokenView tokens, String device) {
        @Override
        public String toString() {
            return "Opened[***]";
        }
    }
}
