package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.warden.entrance.Admittance;
import org.warden.entrance.Admittance.Admitted;
import org.warden.entrance.PendingLogin;
import org.warden.http.Requester;
import org.warden.lockout.Refusal;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
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
    Admittance admittance;

    @Inject
    TokenIssue tokens;

    /**
     * Opens a session. Throws {@code INVALID_CREDENTIALS} whatever the reason, and {@code SECOND_FACTOR_REQUIRED} only after
     * the right password.
     *
     * @param device the cookie of a known device, or null
     */
    public Opened open(TokenRequest request, String device, Requester requester) {
        PendingLogin login = prove(request, requester);
        Admitted admitted = admittance.open(login, device, requester).orElseThrow(() -> {
            credentials.refuse(login.proof(), Refusal.CHANGED, requester);
            return incorrect(request.login());
        });
        return new Opened(tokens.view(admitted.opened()), admitted.device());
    }

    private PendingLogin prove(TokenRequest request, Requester requester) {
        Proof password =
                credentials.prove(request.login(), request.password()).orElseThrow(() -> incorrect(request.login()));
        PendingLogin login = new PendingLogin(password);
        return login.needsSecondFactor()
                ? new PendingLogin(secondFactor.code(password, request.proof(), requester))
                : login;
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
