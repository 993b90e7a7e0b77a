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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final RSAKey RSA = GeneratedKeys.RSA;
    private static final JWK EC = GeneratedKeys.EC;

    private final Keys keys = Rings.keys(List.of(RSA, EC));

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
    void signingKeyIsTheFirstThatDoesNotRetire() {
        assertThat(keys.signing(Instant.EPOCH).kid()).isEqualTo(RSA.getKeyID());
        assertThat(keys.signing(Instant.EPOCH.minusMillis(1)).kid()).isEqualTo(EC.getKeyID());
        assertThat(Keys.NONE.signing(Instant.EPOCH)).isNull();
    }

    /** RFC 8725, section 3.1. */
    @Test
    void eachKeyHasOneAlgorithm() {
        assertThat(keys.byKid().get(RSA.getKeyID()).material().algorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(keys.byKid().get(EC.getKeyID()).material().algorithm()).isEqualTo(JWSAlgorithm.ES256);
    }

    @Test
    void publishedRsaKeyHasItsPublicMembersOnly() {
        assertThat(published(1)).containsOnlyKeys("kty", "use", "alg", "kid", "n", "e");
    }

    @Test
    void publishedEcKeyHasItsPublicMembersOnly() {
        assertThat(published(0)).containsOnlyKeys("kty", "use", "alg", "kid", "crv", "x", "y");
    }

    @Test
    void publishedKeySaysWhatItIsFor() {
        assertThat(published(1).getString("use")).isEqualTo("sig");
        assertThat(published(1).getString("alg")).isEqualTo("RS256");
        assertThat(published(1).getString("kid")).isEqualTo(RSA.getKeyID());
        assertThat(published(0).getString("alg")).isEqualTo("ES256");
    }

    @Test
    void publishedKeysAreASetThatAnyLibraryReads() throws ParseException {
        JWKSet set = JWKSet.parse(new String(keys.jwks(), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(set.getKeys()).noneMatch(JWK::isPrivate).hasSize(2);
    }

    @Test
    void tagOfTheSameKeysIsTheSame() {
        assertThat(Rings.keys(List.of(RSA, EC)).etag()).isEqualTo(keys.etag());
    }

    @Test
    void tagOfOtherKeysIsAnother() {
        assertThat(Rings.keys(List.of(RSA)).etag()).isNotEqualTo(keys.etag());
    }

    private JsonObject published(int index) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(keys.jwks()))) {
            return reader.readObject().getJsonArray("keys").getJsonObject(index);
        }
    }
}
