package org.warden.bearer;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.UUID;
import org.warden.database.Act;
import org.warden.http.Gate.StepUp;
import org.warden.problem.Problem;
import org.warden.proof.ProofSettings;
import org.warden.token.AccessToken;

/** Decides whether the proof behind a token is recent and complete enough for a sensitive call. */
@Act
@Stateless
public class StepUpCheck {
    @PersistenceContext
    EntityManager entities;

    @Inject
    ProofSettings settings;

    @Inject
    Clock clock;

    /** Throws {@code REAUTHENTICATION_REQUIRED} unless the proof suffices, as far as this can be decided before the act. */
    public void require(StepUp.When wanted, AccessToken token) {
        boolean enough = switch (wanted) {
            case ALWAYS -> suffices(token);
            case SECOND_FACTOR -> suffices(token) || !hasSecondFactor(token);
            case WARDENS_RIGHTS -> true;
        };
        if (!enough) {
            throw Problem.reauthenticate(settings.life());
        }
    }

    /**
     * Whether the last proof behind this token is recent and complete. Queries the database only if the token does not show
     * whether the account has a second factor.
     */
    public boolean suffices(AccessToken token) {
        return isRecent(token) && (token.hasSeveralFactors() || !hasSecondFactor(token));
    }

    private boolean isRecent(AccessToken token) {
        return token.proven()
                .filter(proven -> clock.instant().isBefore(proven.plus(settings.life())))
                .isPresent();
    }

    /** Reads no entity: within an act, one provider would keep it when the act locks the account. */
    private boolean hasSecondFactor(AccessToken token) {
        return entities.createQuery("select a.secondFactor from Account a where a.id = :id", Boolean.class)
                .setParameter("id", UUID.fromString(token.getSubject()))
                .getResultStream()
                .anyMatch(needed -> needed);
    }
}
