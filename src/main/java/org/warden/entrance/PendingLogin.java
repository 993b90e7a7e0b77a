package org.warden.entrance;

import org.warden.proof.Proof;
import org.warden.secondfactor.SecondFactorProof;

/**
 * A login whose first factor is proved. {@link Admittance} admits it once it is complete.
 *
 * @param proof the factors proved so far
 */
public record PendingLogin(Proof proof) {
    /** Whether the account requires a second factor that is not proved yet. */
    public boolean needsSecondFactor() {
        return proof.account().needsSecondFactor() && !proof.methods().equals(SecondFactorProof.METHODS);
    }
}
