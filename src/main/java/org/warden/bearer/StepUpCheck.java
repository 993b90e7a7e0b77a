package org.warden.bearer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.Accounts;
import org.warden.database.Act;
import org.warden.http.Gate.StepUp;
import org.warden.problem.Problem;
import org.warden.proof.ProofSettings;
import org.warden.token.AccessToken;

/** Decides whether the proof behind a token is recent and complete enough for a sensitive call. */
@Act
@Stateless
public class StepUpCheck {
    @Inject
    Accounts accounts;

    @Inject
    ProofSettings settings;

    @Inject
    Clock clock;

    /**
     * Throws {@code REAUTHENTICATION_REQUIRED} unless the proof suffices. Queries the database only if the token does not show
     * whether the account has a second factor.
     */
    public void require(StepUp wanted, AccessToken token) {
        boolean recent = token.proven()
                .filter(proven -> clock.instant().isBefore(proven.plus(settings.life())))
                .isPresent();
        if (recent && token.hasSeveralFactors()) {
            return;
        }
        boolean enough = recent || wanted.onlyWithSecondFactor();
        if (!enough || hasSecondFactor(token)) {
            throw Problem.reauthenticate(settings.life());
        }
    }

    private boolean hasSecondFactor(AccessToken token) {
        return accounts.withId(UUID.fromString(token.getSubject()))
                .filter(Account::needsSecondFactor)
                .isPresent();
    }
}
