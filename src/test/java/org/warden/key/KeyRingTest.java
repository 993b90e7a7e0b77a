package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.warden.http.Requester;
import org.warden.time.HandClock;

class KeyRingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("duke").build();

    private final Rings.Shelf shelf = new Rings.Shelf(GeneratedKeys.RSA);
    private final HandClock clock = new HandClock(START);
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
    void onlyKeySignsUntilItsRotationIsDue() {
        assertThat(ring.term()).contains(new KeyRing.Term(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(30))));
    }

    @Test
    void withoutAKeyThereIsNoTerm() {
        assertThat(Rings.of(clock).term()).isEmpty();
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

    /** After a change of the algorithm, earlier tokens stay valid. */
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
        clock.pass(Duration.ofMinutes(10));
        ring.verifies(SignedJWT.parse(ring.sign(CLAIMS)));
        assertThat(shelf.readings()).isOne();
    }

    /** Otherwise a caller with invented key ids could keep the database busy. */
    @Test
    void unknownKeysAreLookedForOnceIn10Seconds() throws JOSEException {
        for (int tenths = 0; tenths < 201; tenths++) {
            clock.pass(Duration.ofMillis(100));
            ring.verifies(signedByTheNewKey());
        }
        int first = 1;
        assertThat(shelf.readings()).isEqualTo(first + 2);
    }

    @Test
    void tokenWithoutAKeyIdIsNotVerifiedAndCostsNoReading() throws JOSEException {
        clock.pass(Duration.ofSeconds(11));
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), CLAIMS);
        token.sign(new RSASSASigner(GeneratedKeys.RSA));
        assertThat(ring.verifies(token)).isFalse();
        assertThat(shelf.readings()).isOne();
    }

    /** The line of keys in a table: each node follows it by its clock. */
    @Test
    void announcedKeySignsFromItsMomentOnWithoutAnotherReading() throws ParseException {
        Table table = new Table();
        KeyRing follower = rotated(table);
        String before = SignedJWT.parse(follower.sign(CLAIMS)).getHeader().getKeyID();
        int readings = table.readings();
        clock.pass(Duration.ofHours(2));
        String after = SignedJWT.parse(follower.sign(CLAIMS)).getHeader().getKeyID();
        assertThat(before).isEqualTo(table.rows.get(0).kid());
        assertThat(after).isEqualTo(table.rows.get(1).kid());
        assertThat(table.readings()).isEqualTo(readings);
    }

    @Test
    void retiredKeyVerifiesUntilItsLastTokenIsDead() throws ParseException {
        Table table = new Table();
        KeyRing follower = rotated(table);
        SignedJWT old = SignedJWT.parse(follower.sign(CLAIMS));
        clock.pass(Duration.ofHours(2).plusMinutes(15).plusSeconds(5).minusMillis(1));
        assertThat(follower.verifies(old)).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(follower.verifies(old)).isFalse();
        assertThat(follower.holds(old.getHeader().getKeyID())).isFalse();
    }

    @Test
    void bothKeysArePublishedBeforeAndAfterTheChange() {
        Table table = new Table();
        KeyRing follower = rotated(table);
        assertThat(follower.current().line()).hasSize(2);
        clock.pass(Duration.ofHours(2).plusMinutes(10));
        follower.reload();
        assertThat(follower.current().line()).hasSize(2);
        clock.pass(Duration.ofMinutes(6));
        follower.reload();
        assertThat(follower.current().line()).hasSize(1);
    }

    @Test
    void revokedKeyIsOutOfForceWithTheNextReading() throws ParseException {
        Table table = new Table();
        KeyRing follower = rotated(table);
        SignedJWT old = SignedJWT.parse(follower.sign(CLAIMS));
        table.rotation(Rings.SETTINGS, clock).revoke(old.getHeader().getKeyID(), Requester.NONE);
        follower.reload();
        assertThat(follower.verifies(old)).isFalse();
        assertThat(SignedJWT.parse(follower.sign(CLAIMS)).getHeader().getKeyID())
                .isEqualTo(table.rows.get(1).kid());
    }

    @Test
    void nodeWhoseClockIsBehindSignsWithTheKeyInPlaceOfARevokedOne() throws Exception {
        Table table = new Table();
        KeyRing follower = rotated(table);
        HandClock ahead = new HandClock(START);
        ahead.pass(Duration.ofHours(3).plusSeconds(4));
        clock.pass(Duration.ofHours(3));
        table.rotation(Rings.SETTINGS, ahead).revoke(table.rows.get(1).kid(), Requester.NONE);
        follower.reload();
        assertThat(SignedJWT.parse(follower.sign(CLAIMS)).getHeader().getKeyID())
                .isEqualTo(table.rows.get(2).kid());
    }

    /** It happens each second. */
    @Test
    void readingThatFindsNothingNewMakesNothingNew() {
        Table table = new Table();
        KeyRing follower = rotated(table);
        Keys before = follower.current();
        follower.reload();
        assertThat(follower.current()).isSameAs(before);
    }

    @Test
    void rotationIsDueOnceInItsTime() {
        Table table = new Table();
        KeyRotation rotation = table.rotation(Rings.SETTINGS, clock);
        rotation.ensure();
        KeyRing follower = table.ring(Rings.SETTINGS, clock);
        follower.reload();
        clock.pass(Duration.ofDays(30).minusHours(2).minusMillis(1));
        assertThat(follower.rotationIsDue()).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(follower.rotationIsDue()).isTrue();
        rotation.work();
        follower.reload();
        assertThat(follower.rotationIsDue()).isFalse();
    }

    /** A ring over a table in which the second key is announced. */
    private KeyRing rotated(Table table) {
        KeyRotation rotation = table.rotation(Rings.SETTINGS, clock);
        rotation.ensure();
        rotation.rotate(Requester.NONE);
        KeyRing follower = table.ring(Rings.SETTINGS, clock);
        follower.reload();
        return follower;
    }

    private static SignedJWT signedByTheNewKey() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(GeneratedKeys.OTHER_RSA.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, CLAIMS);
        token.sign(new RSASSASigner(GeneratedKeys.OTHER_RSA));
        return token;
    }
}
