package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.warden.seal.Seals;
import org.warden.session.RefreshTokens.RefreshToken;

class RefreshTokensTest {
    private final RefreshTokens tokens = tokens();

    /** ASVS 7.2.3, 11.5.1. */
    @Test
    void tokenIs256BitsInBase64Url() {
        assertThat(tokens.next().text()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noTokenComesTwice() {
        assertThat(Stream.generate(tokens::next)
                        .limit(10_000)
                        .map(RefreshToken::text)
                        .collect(Collectors.toSet()))
                .hasSize(10_000);
    }

    @Test
    void tokenIsMadeAgainFromItsSalt() {
        RefreshToken token = tokens.next();
        assertThat(tokens.of(token.salt())).isEqualTo(token);
    }

    @Test
    void saltAloneTellsNothing() {
        RefreshToken token = tokens.next();
        assertThat(tokens().of(token.salt()).text()).isNotEqualTo(token.text());
    }

    /** SHA-256 of "abc" (FIPS 180-4, appendix B.1 of its forerunner). */
    @Test
    void hashIsSha256OfTheText() {
        assertThat(RefreshTokens.hash("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        RefreshToken token = tokens.next();
        assertThat(token.hash()).isEqualTo(RefreshTokens.hash(token.text()));
    }

    @Test
    void tokenIsNotPrinted() {
        assertThat(tokens.next()).hasToString("RefreshToken[***]");
    }

    /** Each with a sealing key of its own. */
    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static RefreshTokens tokens() {
        RefreshTokens tokens = new RefreshTokens();
        tokens.seal = Seals.inMemory();
        tokens.random = new SecureRandom();
        return tokens;
    }
}
