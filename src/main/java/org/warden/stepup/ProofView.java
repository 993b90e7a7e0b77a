package org.warden.stepup;

import org.warden.entrance.AccessTokens.Issued;

/**
 * The access token after a proof.
 *
 * @param expiresIn seconds
 */
public record ProofView(String token, String tokenType, long expiresIn) {
    static ProofView of(Issued issued) {
        return new ProofView(issued.token(), "Bearer", issued.life().toSeconds());
    }

    @Override
    public String toString() {
        return "ProofView[***]";
    }
}
