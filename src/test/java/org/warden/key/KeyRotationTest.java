package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.warden.http.Requester;
import org.warden.key.KeySettings.Algorithm;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.SealBroken;
import org.warden.seal.Seals;
import org.warden.time.HandClock;

class KeyRotationTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final HandClock clock = new HandClock(START);
    private final Table table = new Table();

    @Test
    void firstKeySignsAtOnce() {
        rotation(Algorithm.ES256).ensure();
        assertThat(table.rows).hasSize(1);
        assertThat(key(0).created()).isEqualTo(clock.instant());
        assertThat(key(0).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void keyThatFitsIsKept() {
        rotation(Algorithm.ES256).ensure();
        rotation(Algorithm.ES256).ensure();
        assertThat(table.rows).hasSize(1);
    }

    @Test
    void otherSettingsAnnounceAnotherKey() {
        rotation(Algorithm.ES256).ensure();
        rotation(Algorithm.RS256).ensure();
        rotation(Algorithm.RS256).ensure();
        assertThat(table.rows).hasSize(2);
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    /** Otherwise a key under the wrong seal would lock out the node with the right one. */
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // what a container would do
    void nothingIsWrittenUnderAnotherSealingKey() {
        rotation(Algorithm.ES256).ensure();
        KeyRotation other = rotation(Algorithm.RS256);
        other.making.seal = Seals.inMemory();
        assertThatThrownBy(other::ensure).isInstanceOf(SealBroken.class);
        assertThat(table.rows).hasSize(1);
    }

    /** It was created while a clock was three hours ahead. */
    @Test
    void onlyKeyHasItsDatePutRightWhereThatLiesInTheFuture() {
        clock.pass(Duration.ofHours(3));
        rotation().ensure();
        clock.pass(Duration.ofHours(-3));
        rotation().work();
        assertThat(table.rows).hasSize(1);
        assertThat(key(0).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void announcedKeyWaitsNoLongerThanTheSettingsSay() {
        rotation().ensure();
        clock.pass(Duration.ofDays(20));
        rotation().rotate(Requester.NONE);
        clock.pass(Duration.ofDays(-20));
        rotation().work();
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void keyIsNamedByItsThumbprint() throws ParseException, JOSEException {
        rotation(Algorithm.RS256).ensure();
        assertThat(key(0).kid()).isEqualTo(opened(key(0)).computeThumbprint().toString());
    }

    @Test
    void rsaKeyHasTheBitsOfTheSettings() throws ParseException {
        rotation(Algorithm.RS256).ensure();
        assertThat(opened(key(0)).size()).isEqualTo(2048);
    }

    /** ASVS 11.3.2: a key cannot be moved into the row of another. */
    @Test
    void keyIsSealedForItsRow() {
        rotation(Algorithm.ES256).ensure();
        assertThatThrownBy(() -> table.seal.open(key(0).sealed(), "another row"))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void nothingIsAnnouncedBeforeItIsTime() {
        rotation().ensure();
        clock.pass(Duration.ofDays(30).minusHours(2).minusMillis(1));
        rotation().work();
        assertThat(table.rows).hasSize(1);
    }

    /** ASVS 13.3.4. */
    @Test
    void nextKeyIsAnnouncedInTimeAndOnce() {
        rotation().ensure();
        clock.pass(Duration.ofDays(30).minusHours(2));
        rotation().work();
        rotation().work();
        assertThat(table.rows).hasSize(2);
        assertThat(key(1).activeFrom()).isEqualTo(key(0).activeFrom().plus(Duration.ofDays(30)));
    }

    @Test
    void nodeThatSleptTooLongAnnouncesNoEarlierThanItMay() {
        rotation().ensure();
        clock.pass(Duration.ofDays(365));
        rotation().work();
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    /** Verifiers need the whole time to read the key. */
    @Test
    @SuppressWarnings("UnnecessaryAssignment") // what a container would do
    void timeToGenerateAKeyIsNoPartOfItsAnnouncement() {
        rotation().ensure();
        KeyRotation slow = rotation();
        slow.making.random = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                clock.pass(Duration.ofSeconds(4));
                super.nextBytes(bytes);
            }
        };
        slow.rotate(Requester.NONE);
        assertThat(clock.instant()).isAfterOrEqualTo(START.plusSeconds(4));
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void rotatingOnDemandAnnouncesOneKeyHoweverOftenItIsAsked() {
        rotation().ensure();
        String announced = rotation().rotate(Requester.NONE).kid();
        assertThat(rotation().rotate(Requester.NONE).kid()).isEqualTo(announced);
        assertThat(table.rows).hasSize(2);
        assertThat(rotation().rotate(Requester.NONE).state()).isEqualTo("announced");
    }

    @Test
    void keyIsErasedWhenItsLastTokenIsDead() {
        rotation().ensure();
        rotation().rotate(Requester.NONE);
        clock.pass(Duration.ofHours(2).plusMinutes(15).plusSeconds(5).minusMillis(1));
        rotation().work();
        assertThat(key(0).isErased()).isFalse();
        clock.pass(Duration.ofMillis(1));
        rotation().work();
        assertThat(key(0).isErased()).isTrue();
        assertThat(key(1).isErased()).isFalse();
    }

    @Test
    void revokedKeyIsErasedAtOnceAndTheNextSigns() {
        rotation().ensure();
        assertThat(rotation().revoke(key(0).kid(), Requester.NONE).state()).isEqualTo("revoked");
        assertThat(key(0).isErased()).isTrue();
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void announcedKeySignsAtOnceWhereTheActiveOneIsRevoked() {
        rotation().ensure();
        rotation().rotate(Requester.NONE);
        clock.pass(Duration.ofMinutes(1));
        rotation().revoke(key(0).kid(), Requester.NONE);
        assertThat(table.rows).hasSize(2);
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void revokingAnAnnouncedKeyLeavesTheActiveOneAlone() {
        rotation().ensure();
        String announced = rotation().rotate(Requester.NONE).kid();
        rotation().revoke(announced, Requester.NONE);
        assertThat(table.rows).hasSize(2);
        assertThat(key(0).isErased()).isFalse();
        assertThat(rotation().rotate(Requester.NONE).kid()).isNotEqualTo(announced);
    }

    /** On the second administrator's node the key does not sign yet. */
    @Test
    void nodeWhoseClockIsBehindLeavesAKeyThatSigns() {
        rotation().ensure();
        rotation().rotate(Requester.NONE);
        HandClock ahead = new HandClock(START);
        ahead.pass(Duration.ofSeconds(4));
        table.rotation(Rings.settings(Algorithm.ES256), ahead).revoke(key(0).kid(), Requester.NONE);
        rotation().revoke(key(1).kid(), Requester.NONE);
        assertThat(table.rows).hasSize(3);
        assertThat(key(2).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void erasedKeyNeverSignsAgain() {
        rotation().ensure();
        rotation().rotate(Requester.NONE);
        clock.pass(Duration.ofDays(1));
        rotation().work();
        rotation().revoke(key(1).kid(), Requester.NONE);
        rotation().ensure();
        assertThat(table.rows).hasSize(3);
        assertThat(key(2).isErased()).isFalse();
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        rotation().ensure();
        rotation().revoke(key(0).kid(), Requester.NONE);
        clock.pass(Duration.ofMinutes(1));
        rotation().revoke(key(0).kid(), Requester.NONE);
        assertThat(table.rows).hasSize(2);
        assertThat(key(0).revoked()).isEqualTo(key(1).activeFrom());
    }

    @Test
    void unknownKeyIsNotFound() {
        rotation().ensure();
        assertThatThrownBy(() -> rotation().revoke("unknown", Requester.NONE))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.KEY_NOT_FOUND));
    }

    private SigningKey key(int row) {
        return table.rows.get(row);
    }

    private JWK opened(SigningKey row) throws ParseException {
        return JWK.parse(new String(table.seal.open(row.sealed(), row.kid()), StandardCharsets.UTF_8));
    }

    private KeyRotation rotation() {
        return rotation(Algorithm.ES256);
    }

    private KeyRotation rotation(Algorithm algorithm) {
        return table.rotation(Rings.settings(algorithm), clock);
    }
}
