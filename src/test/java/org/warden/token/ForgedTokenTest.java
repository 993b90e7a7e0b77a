package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.key.GeneratedKeys;

/** Tokens with good claims that are unsigned, signed with another key, or signed with Warden's key under another algorithm. */
class ForgedTokenTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final String good = Forge.token(Forge.claims());

    /** ASVS 9.1.2. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", " RS256", "rs256", "RS256 "})
    void tokenWithoutAnAlgorithmOfOursIsRefused(String algorithm) {
        String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + Forge.RSA.getKeyID() + "\"}";
        String content = Base64URL.encode(header) + "." + Base64URL.encode(Forge.payload());
        refused(content + ".");
        refused(content);
        refused(content + ".AAAA");
        refused(content + "." + good.substring(good.lastIndexOf('.') + 1));
        refused(Forge.token(header, Forge.payload()));
    }

    /** ASVS 9.1.2: the public key as the secret of an HMAC, in each form an attacker has it. */
    @Test
    void publicKeyIsNoSecret() throws JOSEException {
        byte[] encoded = Forge.RSA.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";
        List<byte[]> secrets = List.of(
                encoded,
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.strip().getBytes(StandardCharsets.US_ASCII),
                Forge.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII),
                Forge.RSA.getModulus().decode());
        for (byte[] secret : secrets) {
            refused(token(JWSAlgorithm.HS256, Forge.RSA.getKeyID(), new MACSigner(secret)));
        }
    }

    /** ASVS 9.1.2: one key, one algorithm. */
    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256", "PS384", "PS512"})
    void rightKeyUnderAnotherAlgorithmIsRefused(String algorithm) {
        refused(token(JWSAlgorithm.parse(algorithm), Forge.RSA.getKeyID(), Forge.rsa(Forge.RSA)));
    }

    /** ASVS 9.1.2. */
    @Test
    void keyIdOfTheEllipticKeyIsNoNameForTheRsaKey() {
        refused(token(JWSAlgorithm.RS256, Forge.EC.getKeyID(), Forge.rsa(Forge.RSA)));
        refused(token(JWSAlgorithm.ES256, Forge.RSA.getKeyID(), Forge.ec(Forge.EC)));
    }

    /** ASVS 9.1.1. */
    @Test
    void strangersKeyUnderOurNameIsRefused() {
        refused(token(JWSAlgorithm.RS256, Forge.RSA.getKeyID(), Forge.rsa(GeneratedKeys.OTHER_RSA)));
        refused(token(JWSAlgorithm.ES256, Forge.EC.getKeyID(), Forge.ec(GeneratedKeys.OTHER_EC)));
    }

    /** CVE-2022-21449: the zero signature is good for every text. */
    @Test
    void zeroSignatureIsRefused() {
        String header = "{\"typ\":\"JWT\",\"alg\":\"ES256\",\"kid\":\"" + Forge.EC.getKeyID() + "\"}";
        refused(Base64URL.encode(header) + "." + Base64URL.encode(Forge.payload()) + "."
                + Base64URL.encode(new byte[64]));
    }

    /** ASVS 9.1.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {"unknown", "", "../../../dev/null", "' or '1'='1", "http://127.0.0.1/jwks.json", "\u0000", "*"})
    void unknownKeyIsRefused(String kid) {
        refused(token(JWSAlgorithm.RS256, kid, Forge.rsa(Forge.RSA)));
    }

    /** ASVS 9.1.3. */
    @Test
    void missingKeyIdIsRefused() {
        refused(Forge.token(header -> header.keyID(null)));
    }

    /** ASVS 9.1.3: a token does not bring its own key. */
    @Test
    void keyInTheHeaderIsNotUsed() {
        refused(Forge.token(
                Forge.header(JWSAlgorithm.ES256, GeneratedKeys.OTHER_EC.getKeyID())
                        .jwk(GeneratedKeys.OTHER_EC.toPublicJWK()),
                Forge.payload(),
                Forge.ec(GeneratedKeys.OTHER_EC)));
        refused(Forge.token(
                Forge.header().jwk(GeneratedKeys.OTHER_RSA.toPublicJWK()),
                Forge.payload(),
                Forge.rsa(GeneratedKeys.OTHER_RSA)));
    }

    /** ASVS 9.1.3. */
    @Test
    void addressOfAKeyInTheHeaderIsNotUsed() {
        refused(Forge.token(
                Forge.header()
                        .jwkURL(URI.create("http://127.0.0.1:9/jwks.json"))
                        .x509CertURL(URI.create("http://127.0.0.1:9/cert.pem")),
                Forge.payload(),
                Forge.rsa(GeneratedKeys.OTHER_RSA)));
    }

    /** ASVS 9.1.1. */
    @Test
    void changedPayloadIsRefused() {
        String administrator =
                Forge.claims().claim("groups", List.of("Administrator")).build().toString();
        String[] parts = good.split("\\.", 3);
        refused(parts[0] + "." + Base64URL.encode(administrator) + "." + parts[2]);
    }

    /** ASVS 9.1.1. */
    @Test
    void changedHeaderIsRefused() {
        String[] parts = good.split("\\.", 3);
        refused(parts[0] + "A." + parts[1] + "." + parts[2]);
        refused(parts[0] + "=." + parts[1] + "." + parts[2]);
        refused(parts[0] + "\n." + parts[1] + "." + parts[2]);
    }

    /** ASVS 9.1.1. */
    @Test
    void signatureOfAnotherTokenIsRefused() {
        String other = Forge.token(Forge.claims().claim("upn", "jane"));
        refused(good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));
    }

    /** ASVS 9.1.1. */
    @Test
    void strippedSignatureIsRefused() {
        String content = good.substring(0, good.lastIndexOf('.'));
        refused(content);
        refused(content + ".");
    }

    /** ASVS 9.1.1. */
    @Test
    void cutSignatureIsRefused() {
        for (int cut = 1; cut < 20; cut++) {
            refused(good.substring(0, good.length() - cut));
        }
    }

    /** A signature has one encoding only: otherwise a list of revoked tokens could be bypassed. */
    @ParameterizedTest
    @ValueSource(strings = {"!", "=", "==", "A", "AA", "AAAA", "%20", "\u00e9", ",", "!!!!", "+", "/"})
    void junkBehindTheSignatureIsRefused(String junk) {
        refused(good + junk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "=", " ", "\n", "%", "\u00e9"})
    void junkWithinTheSignatureIsRefused(String junk) {
        int middle = good.lastIndexOf('.') + 20;
        refused(good.substring(0, middle) + junk + good.substring(middle));
    }

    /** The last of 342 characters carries four bits; any value of the other two would decode alike. */
    @Test
    void lastCharacterWithOtherUnusedBitsIsRefused() {
        int last = ALPHABET.indexOf(good.charAt(good.length() - 1));
        for (int bits = 1; bits < 4; bits++) {
            refused(good.substring(0, good.length() - 1) + ALPHABET.charAt((last & ~3) | ((last & 3) ^ bits)));
        }
    }

    /** ASVS 9.2.2. */
    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/jwt", "JWS", "JOSE", "refresh", "", "JWT "})
    void anotherTypeIsRefused(String type) {
        refused(Forge.token(header -> header.type(new JOSEObjectType(type))));
    }

    /** ASVS 9.2.2. */
    @Test
    void missingTypeIsRefused() {
        refused(Forge.token(header -> header.type(null)));
    }

    /** RFC 7515, section 4.1.11: we understand no extension. */
    @Test
    void criticalHeaderIsRefused() {
        refused(Forge.token(header -> header.criticalParams(Set.of("exp")).customParam("exp", 1)));
        refused(Forge.token(header -> header.base64URLEncodePayload(false).criticalParams(Set.of("b64"))));
    }

    @Test
    void contentTypeIsRefused() {
        refused(Forge.token(header -> header.contentType("JWT")));
    }

    private static String token(JWSAlgorithm algorithm, String kid, JWSSigner signer) {
        return Forge.token(Forge.header(algorithm, kid), Forge.payload(), signer);
    }

    private static void refused(String token) {
        assertThat(Forge.verifier().verify(token).isRefused()).as(token).isTrue();
    }
}
