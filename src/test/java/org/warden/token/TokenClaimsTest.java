package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that Warden signed but must refuse. */
class TokenClaimsTest {
    private final TokenVerifier verifier = Forge.verifier();

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "iat", "sub", "jti", "upn", "token_use"})
    void missingClaimIsRefused(String claim) {
        assertThat(refusal(Forge.claims().claim(claim, null))).contains(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://attacker.example", "secureapi", "SecureApi ", "SecureApi/"})
    void anotherIssuerIsRefused(String issuer) {
        assertThat(refusal(Forge.claims().issuer(issuer))).isEqualTo("iss");
    }

    /** ASVS 9.2.3. */
    @ParameterizedTest
    @ValueSource(strings = {"SecureApi", "secureapiuser", "SecureApiUser ", ""})
    void anotherAudienceIsRefused(String audience) {
        assertThat(refusal(Forge.claims().audience(audience))).isEqualTo("aud");
    }

    /** ASVS 9.2.3: another audience of the token could pass it on. */
    @Test
    void secondAudienceIsRefused() {
        assertThat(refusal(Forge.claims().audience(List.of("SecureApiUser", "other"))))
                .isEqualTo("aud");
        assertThat(refusal(Forge.claims().audience(List.of("other", "SecureApiUser"))))
                .isEqualTo("aud");
        assertThat(refusal(Forge.claims().audience(List.of()))).isEqualTo("aud");
    }

    @Test
    void audienceAsAListOfOneIsAccepted() {
        String list = with("aud", "[\"SecureApiUser\"]");
        assertThat(verifier.verify(signed(list)).isRefused()).isFalse();
    }

    /** ASVS 9.2.1: the token is invalid from the second in its claim on (RFC 7519, section 4.1.4). */
    @ParameterizedTest
    @CsvSource({"-P365D, true", "-PT1S, true", "PT0S, true", "PT1S, false", "P1D, false", "P1DT61S, true", "P365D, true"
    })
    void tokenCountsUntilItsEnd(Duration fromNow, boolean refused) {
        Date end = Date.from(Forge.NOW.plus(fromNow));
        assertThat("exp".equals(refusal(Forge.claims().expirationTime(end)))).isEqualTo(refused);
    }

    /** The clocks of two nodes differ; a minute is what most verifiers allow. */
    @ParameterizedTest
    @CsvSource({"-PT10M, false", "PT0S, false", "PT5S, false", "PT60S, false", "PT61S, true", "P1D, true"})
    void tokenOfTheFutureIsRefused(Duration fromNow, boolean refused) {
        Date issued = Date.from(Forge.NOW.plus(fromNow));
        assertThat("iat".equals(refusal(Forge.claims().issueTime(issued)))).isEqualTo(refused);
    }

    /** ASVS 9.2.1. */
    @ParameterizedTest
    @CsvSource({"-PT10M, false", "PT0S, false", "PT5S, false", "PT60S, false", "PT61S, true", "P1D, true"})
    void tokenThatDoesNotCountYetIsRefused(Duration fromNow, boolean refused) {
        Date begin = Date.from(Forge.NOW.plus(fromNow));
        assertThat("nbf".equals(refusal(Forge.claims().notBeforeTime(begin)))).isEqualTo(refused);
    }

    /** ASVS 9.2.2. */
    @ParameterizedTest
    @ValueSource(strings = {"refresh", "reset", "confirm", "mfa", "Access", ""})
    void anotherKindOfTokenIsRefused(String use) {
        assertThat(refusal(Forge.claims().claim("token_use", use))).isEqualTo("token_use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "exp \"1767268860\"",
                "exp \"2026-01-01T12:01:00Z\"",
                "exp true",
                "exp []",
                "exp {}",
                "exp -1",
                "exp 0",
                "iat \"1767268740\"",
                "iat {}",
                "nbf \"0\"",
                "nbf []",
                "iss 1",
                "iss [\"SecureApi\"]",
                "aud 1",
                "aud {\"SecureApiUser\":1}",
                "aud [1]",
                "aud [null]",
                "aud null",
                "sub []",
                "sub \"x\"",
                "sub \"1-1-1-1-1\"",
                "sub null",
                "sid 7",
                "sid null",
                "sid \"x\"",
                "sid [\"017f22e2-79b0-7cc3-98c4-dc0c0c073991\"]",
                "uid 1",
                "uid \"x\"",
                "groups null",
                "groups 1",
                "groups \"Administrator\"",
                "groups [1]",
                "groups [null]",
                "groups {\"Administrator\":1}",
                "roles null",
                "roles \"User\"",
                "roles [[]]",
                "amr null",
                "amr \"pwd\"",
                "amr [1]",
                "email 1",
                "email null",
                "preferred_username 1",
                "auth_time \"1\"",
                "auth_time []",
                "upn \"\"",
                "jti \"\"",
                "jti 1",
                "jti {}",
                "upn 1",
                "upn [\"duke\"]",
                "upn null",
                "token_use 1",
                "token_use [\"access\"]"
            })
    void claimOfTheWrongTypeIsRefused(String claim, String json) {
        assertThat(verifier.verify(signed(with(claim, json))).isRefused()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e300", "9223372036854775807", "99999999999999999999999999", "-1e300"})
    void monstrousNumbersNeverEndInAnException(String number) {
        assertThat(verifier.verify(signed(with("iat", number)))).isNotNull();
        assertThat(verifier.verify(signed(with("exp", number)))).isNotNull();
        assertThat(verifier.verify(signed(with("nbf", number)))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duke", "[]", "[{}]", "null", "1", "\"text\"", "{", "{\"iss\":", "\u0000", "{}x"})
    void payloadThatIsNoJsonObjectIsRefused(String payload) {
        assertThat(verifier.verify(signed(payload)).isRefused()).isTrue();
    }

    @Test
    void deepPayloadIsRefused() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        String payload = Forge.payload().replaceFirst("\\{", "{\"a\":" + deep + ",");
        assertThat(verifier.verify(signed(payload)).isRefused()).isTrue();
    }

    /** The reason goes to the log: it must not contain text from the token. */
    @Test
    void refusalRepeatsNothingOfTheToken() {
        assertThat(refusal(Forge.claims().issuer("evil\nline"))).isEqualTo("iss");
    }

    private String refusal(JWTClaimsSet.Builder claims) {
        return verifier.verify(Forge.token(claims)).refusal();
    }

    private static String signed(String payload) {
        return Forge.token(Forge.header(), payload, Forge.rsa(Forge.RSA));
    }

    /** Good claims with one change. */
    private static String with(String claim, String json) {
        try (JsonReader good = Json.createReader(new StringReader(Forge.payload()))) {
            JsonObjectBuilder claims = Json.createObjectBuilder(good.readObject());
            return claims.add(claim, "@").build().toString().replace("\"@\"", json);
        }
    }
}
