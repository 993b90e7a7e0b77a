package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("duke").build();

    private final Rings.Shelf shelf = new Rings.Shelf(GeneratedKeys.RSA);
    private final Hand clock = new Hand();
    private final KeyRing ring = Rings.over(shelf, clock);

    @Test
    void tokenNamesItsTypeItsAlgorithmAndItsKey() throws ParseException {
        JWSHeader header = SignedJWT.parse(ring.sign(CLAIMS)).getHeader();
        assertThat(header.toJSONObject())
                .containsOnlyKeys("typ", "alg", "kid")
                .containsEntry("typ", "JWT")
                .containsEntry("alg", "RS256")
                .containsEntry("kid", GeneratedKeys.RSA.getKeyID());
    }

    @Test
    void ellipticKeySignsUnderEs256() throws ParseException {
        KeyRing elliptic = Rings.of(clock, GeneratedKeys.EC);
        SignedJWT token = SignedJWT.parse(elliptic.sign(CLAIMS));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(elliptic.verifies(token)).isTrue();
    }

    @Test
    void ownSignatureIsVerified() throws ParseException {
        assertThat(ring.verifies(SignedJWT.parse(ring.sign(CLAIMS)))).isTrue();
    }

    /** After a change of the algorithm, tokens of the day before stay good. */
    @Test
    void keyThatNoLongerSignsStillVerifies() throws ParseException {
        SignedJWT old = SignedJWT.parse(ring.sign(CLAIMS));
        assertThat(Rings.of(clock, GeneratedKeys.EC, GeneratedKeys.RSA).verifies(old))
                .isTrue();
    }

    @Test
    void newKeyOfAnotherNodeIsFound() throws JOSEException {
        shelf.add(GeneratedKeys.OTHER_RSA);
        clock.pass(Duration.ofSeconds(11));
        assertThat(ring.verifies(signedByTheNewKey())).isTrue();
    }

    @Test
    void knownKeyCostsNoReading() throws ParseException {
        clock.pass(Duration.ofHours(1));
        ring.verifies(SignedJWT.parse(ring.sign(CLAIMS)));
        assertThat(shelf.readings()).isOne();
    }

    /** Otherwise whoever invents key ids keeps the database busy. */
    @Test
    void unknownKeysAreLookedForOnceIn10Seconds() throws JOSEException {
        for (int tenths = 0; tenths < 201; tenths++) {
            clock.pass(Duration.ofMillis(100));
            ring.verifies(signedByTheNewKey());
        }
        assertThat(shelf.readings()).isEqualTo(2);
    }

    @Test
    void tokenWithoutAKeyIdIsNotVerifiedAndCostsNoReading() throws JOSEException {
        clock.pass(Duration.ofSeconds(11));
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), CLAIMS);
        token.sign(new RSASSASigner(GeneratedKeys.RSA));
        assertThat(ring.verifies(token)).isFalse();
        assertThat(shelf.readings()).isOne();
    }

    private static SignedJWT signedByTheNewKey() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(GeneratedKeys.OTHER_RSA.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, CLAIMS);
        token.sign(new RSASSASigner(GeneratedKeys.OTHER_RSA));
        return token;
    }

    /** A clock that is put forward by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
