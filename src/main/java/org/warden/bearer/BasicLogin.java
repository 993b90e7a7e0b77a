package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.entrance.Admittance;
import org.warden.entrance.PendingLogin;
import org.warden.http.Requester;
import org.warden.lockout.Refusal;
import org.warden.proof.CredentialCheck;
import org.warden.proof.Proof;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.AccessToken;

/** Authenticates one request by user name and password. Opens no session, and computes a hash each time. */
@ApplicationScoped
public class BasicLogin {
    @Inject
    CredentialCheck credentials;

    @Inject
    Admittance admittance;

    @Inject
    SecondFactorSettings secondFactor;

    /** The caller with these credentials. Empty if they are refused for any reason, including a required second factor. */
    public Optional<AccessToken> open(String login, String password, Requester requester) {
        return credentials.prove(login, password).flatMap(proof -> enter(proof, requester));
    }

    /** Records a refusal after the act that found it: within the act, the event would need a second connection. */
    private Optional<AccessToken> enter(Proof proof, Requester requester) {
        PendingLogin login = new PendingLogin(proof);
        if (login.needsSecondFactor()) {
            return refused(proof, Refusal.SECOND_FACTOR, requester);
        }
        if (proof.account().standing().mustChange()) {
            return refused(proof, Refusal.MUST_CHANGE, requester);
        }
        return admittance.once(login) ? Optional.of(caller(proof)) : refused(proof, Refusal.CHANGED, requester);
    }

    private Optional<AccessToken> refused(Proof proof, Refusal reason, Requester requester) {
        credentials.refuse(proof, reason, requester);
        return Optional.empty();
    }

    private AccessToken caller(Proof proof) {
        Account account = proof.account();
        return AccessToken.withoutToken(
                account.id(),
                account.username(),
                account.email(),
                secondFactor.inForce(proof.roles(), proof.methods()));
    }
}
