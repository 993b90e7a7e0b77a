package org.warden.bearer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Clock;
import java.util.Optional;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.account.CredentialCheck;
import org.warden.database.Act;
import org.warden.http.Client;
import org.warden.lockout.Lockout;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.AccessToken;

/** Authenticates one request by user name and password. It opens no session, and costs a hash each time. */
@Act
@Stateless
public class BasicLogin {
    @Inject
    CredentialCheck credentials;

    @Inject
    Accounts accounts;

    @Inject
    Lockout lockout;

    @Inject
    SecondFactorSettings secondFactor;

    @Inject
    Clock clock;

    /** The caller whom these credentials open, or nothing for every reason alike: that more than a password is needed is one. */
    public Optional<AccessToken> open(String login, String password, Client client) {
        return credentials.prove(login, password).flatMap(proven -> enter(proven, client));
    }

    private Optional<AccessToken> enter(CallerPrincipal proven, Client client) {
        Optional<Entrant> entrant = accounts.entrant(proven);
        if (entrant.filter(known -> known.account().needsSecondFactor()).isPresent()) {
            credentials.refuse(proven, "second factor", client);
            return Optional.empty();
        }
        if (entrant.filter(known -> accounts.admit(known, clock.instant())).isEmpty()) {
            credentials.refuse(proven, "changed", client);
            return Optional.empty();
        }
        return entrant.map(this::caller);
    }

    private AccessToken caller(Entrant entrant) {
        if (entrant.guessed()) {
            lockout.forgive(entrant.guesses());
        }
        return AccessToken.withoutToken(
                entrant.account(), secondFactor.inForce(entrant.roles(), SecondFactorSettings.methods(false)));
    }
}
