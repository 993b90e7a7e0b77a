package org.warden.bearer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.account.Accounts.Entrant;
import org.warden.database.Act;
import org.warden.lockout.Lockout;
import org.warden.secondfactor.SecondFactorSettings;
import org.warden.token.AccessToken;

/** Lets an account in for one request, after its password was proved. */
@Act
@Stateless
public class BasicEntry {
    @Inject
    Accounts accounts;

    @Inject
    Lockout lockout;

    @Inject
    SecondFactorSettings secondFactor;

    @Inject
    Clock clock;

    /** The caller; empty if the account changed since the proof. */
    public Optional<AccessToken> enter(Entrant entrant) {
        if (!accounts.admit(entrant, clock.instant())) {
            return Optional.empty();
        }
        if (entrant.guessed()) {
            lockout.forgive(entrant.guesses());
        }
        Account account = entrant.account();
        return Optional.of(AccessToken.withoutToken(
                account.id(),
                account.username(),
                account.email(),
                secondFactor.inForce(entrant.roles(), SecondFactorSettings.methods(false))));
    }
}
