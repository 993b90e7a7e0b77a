package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;

/** The key set contains exactly what other services need to verify Warden's tokens (RFC 7517). */
class JwksIT extends OnServer {
    private static final String KEYS = ".well-known/jwks.json";

    @Test
    void onlyPublicMembersArePublished() {
        List<JsonObject> keys = api.get(KEYS).json().getJsonArray("keys").getValuesAs(JsonObject.class);
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            assertThat(key.keySet()).containsExactlyInAnyOrder("kty", "e", "n", "use", "kid", "alg");
            assertThat(key.getString("kty")).isEqualTo("RSA");
            assertThat(key.getString("use")).isEqualTo("sig");
            assertThat(key.getString("alg")).isEqualTo("RS256");
        });
    }

    @Test
    void keyIdIsTheThumbprint() throws ParseException, JOSEException {
        for (JWK key : JWKSet.parse(api.get(KEYS).body()).getKeys()) {
            // RFC 7638
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
        }
    }

    @Test
    void answerMayBeKeptForFiveMinutes() {
        Answer answer = api.get(KEYS);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        assertThat(answer.header("ETag")).matches("\"[0-9a-f]{32}\"");
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    /** The default of the HTTP client of Java 8 to 11. */
    @Test
    void callerWhoseAcceptCannotBeReadGetsTheKeys() {
        Answer answer = accept("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
    }

    /** RFC 7517, section 8.5.2. */
    @Test
    void keysAreAlsoThereUnderTheirOwnType() {
        Answer answer = accept("application/jwk-set+json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/jwk-set+json");
        assertThat(answer.body()).isEqualTo(api.get(KEYS).body());
        assertThat(accept("application/jwk-set+json;q=0.5, application/json").contentType())
                .isEqualTo("application/json");
        assertThat(answer.header("Vary")).contains("Accept");
    }

    private Answer accept(String accepted) {
        return api.send(api.request(KEYS).header("Accept", accepted));
    }

    @Test
    void unchangedKeysAreNotSentAgain() {
        String tag = api.get(KEYS).header("ETag");
        for (String sent : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            Answer answer = ifNoneMatch(sent);
            assertThat(answer.status()).as(sent).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=300");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"other\"", "W/\"other\""})
    void otherKeysAreSent(String tag) {
        Answer answer = ifNoneMatch(tag);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(api.get(KEYS).body());
    }

    /** A malformed tag must not cause a server error. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "\"", "W/", "\"a\"\"b\"", ","})
    void brokenTagIsNoFailure(String tag) {
        assertThat(ifNoneMatch(tag).status()).isIn(200, 400);
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        Answer get = api.get(KEYS);
        Answer head = api.send("HEAD", KEYS, null, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Cache-Control", "Content-Type", "X-Content-Type-Options")) {
            assertThat(head.header(header)).isEqualTo(get.header(header)).isNotEmpty();
        }
    }

    /** Like any service that knows the address of the keys, the issuer and its own audience. */
    @Test
    void tokenIsVerifiedWithNothingButThePublishedKeys() throws ParseException, BadJOSEException, JOSEException {
        String token = api.newcomer(Api.someone());
        JWTClaimsSet claims = verifier("SecureApi", "SecureApiUser").process(token, null);
        assertThat(claims.getIssuer()).isEqualTo("SecureApi");
        assertThat(claims.getAudience()).containsExactly("SecureApiUser");
    }

    private DefaultJWTProcessor<SecurityContext> verifier(String issuer, String audience) throws ParseException {
        DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256,
                new ImmutableJWKSet<>(JWKSet.parse(api.get(KEYS).body()))));
        verifier.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                audience,
                new JWTClaimsSet.Builder().issuer(issuer).build(),
                Set.of("sub", "iat", "exp", "jti", "upn", "groups")));
        return verifier;
    }

    private Answer ifNoneMatch(String tag) {
        return api.send(api.request(KEYS).header("If-None-Match", tag));
    }
}
