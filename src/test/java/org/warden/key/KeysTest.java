package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final RSAKey RSA = GeneratedKeys.RSA;
    private static final JWK EC = GeneratedKeys.EC;

    private final Keys keys = Keys.of(List.of(RSA, EC), RSA.getKeyID());

    /** The example of RFC 7638, section 3.1. */
    @Test
    void thumbprintIsThatOfRfc7638() throws ParseException, JOSEException {
        JWK example = JWK.parse("""
                {"kty":"RSA","e":"AQAB","alg":"RS256","kid":"2011-04-29","n":"\
                0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWK\
                RXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMic\
                AtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3\
                XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}""");
        assertThat(example.computeThumbprint()).hasToString("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }

    @Test
    void keyIsFoundByItsThumbprint() throws JOSEException {
        assertThat(keys.byKid())
                .containsOnlyKeys(
                        RSA.computeThumbprint().toString(),
                        EC.computeThumbprint().toString());
    }

    @Test
    void signingKeyIsTheOneThatWasNamed() {
        assertThat(keys.signing().kid()).isEqualTo(RSA.getKeyID());
        assertThat(Keys.of(List.of(RSA, EC), EC.getKeyID()).signing().kid()).isEqualTo(EC.getKeyID());
    }

    /** RFC 8725, section 3.1. */
    @Test
    void eachKeyHasOneAlgorithm() {
        assertThat(keys.byKid().get(RSA.getKeyID()).algorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(keys.byKid().get(EC.getKeyID()).algorithm()).isEqualTo(JWSAlgorithm.ES256);
    }

    @Test
    void publishedRsaKeyHasItsPublicMembersOnly() {
        assertThat(published(0)).containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
    }

    @Test
    void publishedEcKeyHasItsPublicMembersOnly() {
        assertThat(published(1)).containsOnlyKeys("kty", "use", "alg", "kid", "crv", "x", "y");
    }

    @Test
    void publishedKeySaysWhatItIsFor() {
        assertThat(published(0).getString("use")).isEqualTo("sig");
        assertThat(published(0).getString("alg")).isEqualTo("RS256");
        assertThat(published(0).getString("kid")).isEqualTo(RSA.getKeyID());
        assertThat(published(1).getString("alg")).isEqualTo("ES256");
    }

    @Test
    void publishedKeysAreASetThatAnyLibraryReads() throws ParseException {
        JWKSet set = JWKSet.parse(new String(keys.jwks(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(set.getKeys()).noneMatch(JWK::isPrivate).hasSize(2);
    }

    @Test
    void tagOfTheSameKeysIsTheSame() {
        assertThat(Keys.of(List.of(RSA, EC), EC.getKeyID()).etag()).isEqualTo(keys.etag());
    }

    @Test
    void tagOfOtherKeysIsAnother() {
        assertThat(Keys.of(List.of(RSA), RSA.getKeyID()).etag()).isNotEqualTo(keys.etag());
    }

    private JsonObject published(int index) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(keys.jwks()))) {
            return reader.readObject().getJsonArray("keys").getJsonObject(index);
        }
    }
}
