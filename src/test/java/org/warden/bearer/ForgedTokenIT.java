package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.key.StolenKey;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Silence;
import org.warden.server.TestDatabase;

/** Tokens that Warden did not issue, over HTTP (ASVS 6.8.2). */
@Tag("edge")
class ForgedTokenIT extends OnServer {
    /** Created once, because this takes longer than the rest of a test. */
    private static RSAKey foreign;

    private SignedJWT honest;
    private RSAKey published;
    private RSAKey stranger;

    @BeforeAll
    static void makeKey() throws JOSEException {
        foreign = new RSAKeyGenerator(2048).generate();
    }

    @BeforeEach
    void logIn() throws ParseException, JOSEException {
        honest = SignedJWT.parse(api.newcomer(Api.someone()));
        published = JWKSet.parse(api.get(".well-known/jwks.json").body())
                .getKeyByKeyId(honest.getHeader().getKeyID())
                .toRSAKey();
        stranger = new RSAKey.Builder(foreign).keyID(published.getKeyID()).build();
    }

    /** ASVS 9.1.2. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
    void unsignedTokenIsRefused(String algorithm) {
        String header = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + published.getKeyID() + "\"}";
        String payload = Base64URL.encode(header) + "." + honest.getParsedParts()[1];
        requireRefused(payload + ".");
        requireRefused(payload);
        requireRefused(payload + "." + honest.getParsedParts()[2]);
    }

    /** ASVS 9.1.2: what is published is no shared secret. */
    @Test
    void tokenSignedWithThePublicKeyAsASecretIsRefused() throws JOSEException {
        byte[] der = published.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        List<byte[]> secrets = List.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.strip().getBytes(StandardCharsets.US_ASCII),
                published.getModulus().decode(),
                published.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
        for (byte[] secret : secrets) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
                requireRefused(signed(header(algorithm).build(), claims(), new MACSigner(secret)));
            }
        }
    }

    /** Under the real key of the server: a signature does not make a claim well formed. On H2, whose key lies in a file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "groups null",
                "groups 7",
                "groups [7]",
                "sid 7",
                "sid \"x\"",
                "sub \"x\"",
                "sub null",
                "upn 7",
                "roles 7",
                "exp 99999999999",
                "exp 9223372036854775807"
            })
    void malformedClaimUnderOurOwnKeyIsRefused(String claim, String value) throws Exception {
        assumeFalse(TestDatabase.isPostgresql(), "The sealing key of H2 lies in a file.");
        String claims = honest.getPayload().toString().replaceAll("\"" + claim + "\":(\\[[^]]*]|\"[^\"]*\"|\\d+)", "");
        String payload = "{\"" + claim + "\":" + value + ","
                + claims.substring(1).replace(",,", ",").replace("{,", "{").replace(",}", "}");
        JWSObject token = new JWSObject(header(JWSAlgorithm.RS256).build(), new Payload(payload));
        token.sign(new RSASSASigner(StolenKey.take()));
        requireRefused(token.serialize());
    }

    /** ASVS 9.1.1. */
    @Test
    void changedClaimsAreRefused() throws ParseException {
        String changed = honest.getPayload().toString().replace("\"User\"", "\"Administrator\"");
        requireRefused(honest.getParsedParts()[0] + "." + Base64URL.encode(changed) + "." + honest.getSignature());
        requireRefused(honest.getParsedParts()[0] + "." + honest.getParsedParts()[1] + "." + Base64URL.encode("x"));
    }

    /** ASVS 9.1.3: a token brings no key along. */
    @Test
    void keyWithinTheTokenIsNotUsed() throws JOSEException {
        JWSSigner signer = new RSASSASigner(stranger);
        requireRefused(signed(header(JWSAlgorithm.RS256).build(), claims(), signer));
        requireRefused(
                signed(header(JWSAlgorithm.RS256).jwk(stranger.toPublicJWK()).build(), claims(), signer));
        RSAKey own = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        JWSHeader.Builder header =
                header(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).keyID(own.getKeyID());
        requireRefused(signed(header.build(), claims(), new RSASSASigner(own)));
        requireRefused(signed(header.build(), expired(), new RSASSASigner(own)));
    }

    /** ASVS 9.1.3, 1.3.6: nor the address of one. */
    @Test
    void addressOfAKeyIsNotCalled() throws IOException, JOSEException {
        try (Silence silence = new Silence()) {
            URI address = URI.create("http://" + silence.authority() + "/jwks.json");
            JWSSigner signer = new RSASSASigner(stranger);
            for (String kid : List.of(published.getKeyID(), "unknown", address.toString())) {
                requireRefused(signed(
                        header(JWSAlgorithm.RS256).keyID(kid).jwkURL(address).build(), claims(), signer));
                requireRefused(signed(
                        header(JWSAlgorithm.RS256)
                                .keyID(kid)
                                .x509CertURL(address)
                                .build(),
                        claims(),
                        signer));
            }
            assertThat(silence.wasBroken()).isFalse();
        }
    }

    /** ASVS 9.1.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../../../../dev/null",
                "/etc/passwd",
                "' OR '1'='1",
                "' UNION SELECT 'x'--",
                "\u0000",
                "${7*7}",
                "a|id",
                "https://evil.example/key"
            })
    void keyIdIsOnlyAName(String kid) throws JOSEException {
        requireRefused(signed(header(JWSAlgorithm.RS256).keyID(kid).build(), claims(), new RSASSASigner(stranger)));
        requireRefused(signed(header(JWSAlgorithm.HS256).keyID(kid).build(), claims(), new MACSigner(new byte[32])));
    }

    /** ASVS 9.1.2: a key has one algorithm. */
    @Test
    void otherAlgorithmOfTheSameFamilyIsRefused() throws JOSEException {
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512)) {
            requireRefused(signed(header(algorithm).build(), claims(), new RSASSASigner(stranger)));
        }
    }

    /** ASVS 11.2.5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                ".",
                "..",
                "...",
                "a.b",
                "a.b.c",
                "a.b.c.d.e",
                "e30.e30.e30",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "\u00e4.\u00f6.\u00fc",
                "a b c",
                "null",
                "undefined",
                "Bearer",
                "eyJhbGciOjF9.e30.e30",
                "eyJhbGciOm51bGx9.e30.e30"
            })
    void garbageIsRefused(String garbage) {
        requireRefused(garbage);
    }

    private void requireRefused(String token) {
        for (String door : List.of("api/secured", "api/user")) {
            Answer answer = api.as(token).get(door).mustBe(401, "invalid-token");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        }
        api.as(token).post("api/secured", "").mustBe(401, "invalid-token");
    }

    private JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(published.getKeyID());
    }

    private JWTClaimsSet claims() {
        try {
            return new JWTClaimsSet.Builder(honest.getJWTClaimsSet())
                    .claim("groups", List.of("Administrator", "User"))
                    .build();
        } catch (ParseException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private JWTClaimsSet expired() {
        return new JWTClaimsSet.Builder(claims())
                .expirationTime(Date.from(Instant.EPOCH))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }
}
