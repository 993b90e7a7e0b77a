package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.token.TokenVerifier.Verdict;

/** Accepted tokens, and texts that are not tokens at all; forged signatures and wrong claims have their own tests. */
@Timeout(60)
class TokenVerifierTest {
    private final TokenVerifier verifier = Forge.verifier();

    @Test
    void goodTokenIsAccepted() {
        Verdict verdict = verifier.verify(Forge.token(Forge.claims()));
        assertThat(verdict.refusal()).isNull();
        assertThat(verdict.token().getName()).isEqualTo("duke");
    }

    @Test
    void goodTokenOfAKeyThatNoLongerSignsIsAccepted() {
        String token =
                Forge.token(Forge.header(JWSAlgorithm.ES256, Forge.EC.getKeyID()), Forge.payload(), Forge.ec(Forge.EC));
        assertThat(verifier.verify(token).isRefused()).isFalse();
    }

    /** Names of types are compared as media types (RFC 7515, section 4.1.9). */
    @Test
    void typeIsWrittenInAnyLetterCase() {
        String token = Forge.token(
                "{\"typ\":\"jwt\",\"alg\":\"RS256\",\"kid\":\"" + Forge.RSA.getKeyID() + "\"}", Forge.payload());
        assertThat(verifier.verify(token).isRefused()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "...",
                "....",
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "a.b.c.d.e",
                "e30.e30.e30",
                "e30..",
                ".e30.",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "\u0000.\u0000.\u0000",
                "\ud83d.\ude00.\ud83d\ude00",
                "null",
                "Bearer x",
                "{\"alg\":\"RS256\"}",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOiJSUzI1NiJ9..AAAA",
                "eyJhbGciOjF9.e30.AAAA",
                "eyJhbGciOm51bGx9.e30.AAAA",
                "eyJhbGciOiIifQ.e30.AAAA"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThat(verifier.verify(text).isRefused()).isTrue();
    }

    /** So that an expired token can still be revoked. */
    @Test
    void tokenWhoseTimeIsOverIsStillOurs() {
        String token = Forge.token(Forge.claims().expirationTime(Date.from(Forge.NOW)));
        assertThat(verifier.verify(token).refusal()).isEqualTo("exp");
        assertThat(verifier.origin(token).token().getName()).isEqualTo("duke");
    }

    @Test
    void noTextIsRefused() {
        assertThat(verifier.verify(null).isRefused()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", ".", "A.", "=", "\u20ac", "%00", "a.b.c "})
    void hundredThousandCharactersOfGarbageAreRefused(String piece) {
        assertThat(verifier.verify(piece.repeat(100_000 / piece.length())).isRefused())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 4_000, 20_000, 200_000})
    void deepHeaderIsRefused(int depth) {
        String deep = "[".repeat(depth) + "]".repeat(depth);
        String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"a\":" + deep + "}";
        String token = Base64URL.encode(header) + "." + Base64URL.encode(Forge.payload()) + ".AAAA";
        assertThat(verifier.verify(token).isRefused()).isTrue();
    }

    /** Validly signed, by a library that writes any header. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kid\":1",
                "\"kid\":null",
                "\"kid\":[]",
                "\"kid\":\"@\",\"typ\":1",
                "\"kid\":\"@\",\"typ\":null",
                "\"kid\":\"@\",\"crit\":\"exp\"",
                "\"kid\":\"@\",\"crit\":[\"exp\"]",
                "\"kid\":\"@\",\"b64\":\"false\"",
                "\"kid\":\"@\",\"jwk\":\"x\"",
                "\"kid\":\"@\",\"jwk\":{}",
                "\"kid\":\"@\",\"jku\":\"::\"",
                "\"kid\":\"@\",\"x5c\":\"x\"",
                "\"kid\":\"@\",\"x5c\":[1]",
                "\"kid\":\"@\",\"cty\":\"JWT\""
            })
    void headerOfOddTypesIsRefused(String members) {
        String type = members.contains("typ") ? "" : ",\"typ\":\"JWT\"";
        String header = "{\"alg\":\"RS256\"" + type + "," + members.replace("@", Forge.RSA.getKeyID()) + "}";
        assertThat(verifier.verify(Forge.token(header, Forge.payload())).isRefused())
                .isTrue();
    }

    @Test
    void headerThatRepeatsItsAlgorithmIsRefused() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"" + Forge.RSA.getKeyID() + "\"}";
        assertThat(verifier.verify(Forge.token(header, Forge.payload())).isRefused())
                .isTrue();
    }

    @Test
    void encryptedTokenIsRefused() {
        String header = Base64URL.encode("{\"typ\":\"JWT\",\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\""
                        + Forge.RSA.getKeyID() + "\"}")
                .toString();
        assertThat(verifier.verify(header + ".AAAA.AAAA.AAAA.AAAA").isRefused()).isTrue();
    }

    @Test
    void partsBehindAGoodTokenAreRefused() {
        String token = Forge.token(Forge.claims());
        assertThat(verifier.verify(token + ".").isRefused()).isTrue();
        assertThat(verifier.verify(token + ".AAAA").isRefused()).isTrue();
        assertThat(verifier.verify(token + ".AAAA.AAAA").isRefused()).isTrue();
        assertThat(verifier.verify(token + "." + token).isRefused()).isTrue();
    }
}
