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

/** Authenticates one request by user name and password. It opens no session, and costs a hash each time. */
@ApplicationScoped
public class BasicLogin {
    @Inject
    CredentialCheck credentials;

    @Inject
    Admittance admittance;

    @Inject
    SecondFactorSettings secondFactor;

    /** The caller that these credentials open; empty for every reason alike, a needed second factor included. */
    public Optional<AccessToken> open(String login, String password, Requester requester) {
        return credentials.prove(login, password).flatMap(proof -> enter(proof, requester));
    }

    /** A refusal is recorded after the act that found it: within it, the record would need a second connection. */
    private Optional<AccessToken> enter(Proof proof, Requester requester) {
        PendingLogin login = new PendingLogin(proof);
        if (!login.needsSecondFactor() && admittance.once(login)) {
            return Optional.of(caller(proof));
        }
        credentials.refuse(proof, login.needsSecondFactor() ? Refusal.SECOND_FACTOR : Refusal.CHANGED, requester);
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
