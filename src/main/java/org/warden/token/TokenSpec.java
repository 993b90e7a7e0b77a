package org.warden.token;

import java.time.Duration;
import java.util.Map;

/**
 * The content of a token, except its issuer, its id and its times.
 *
 * @param kind no verifier accepts a token of another kind than its own
 * @param subject the {@code sub} claim
 * @param audience the {@code aud} claim
 * @param life how long the token is valid
 * @param claims the claims that only this kind of token has
 */
public record TokenSpec(Kind kind, String subject, String audience, Duration life, Map<String, Object> claims) {
    public TokenSpec {
        claims = Map.copyOf(claims);
    }

    /** What a token is for: the value of its {@code token_use} claim. */
    public enum Kind {
        /** Authenticates the requests of an account; verified by {@link TokenVerifier}. */
        ACCESS("access");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The value of the claim. */
        String word() {
            return word;
        }
    }
}
