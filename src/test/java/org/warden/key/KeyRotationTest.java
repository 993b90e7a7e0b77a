package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.warden.http.Client;
import org.warden.key.KeySettings.Algorithm;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.seal.SealBroken;

class KeyRotationTest {
    private final Hand clock = new Hand();
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

    /** ASVS 11.3.2: nobody moves one key into the row of another. */
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
        rotation().run();
        assertThat(table.rows).hasSize(1);
    }

    /** ASVS 13.3.4. */
    @Test
    void nextKeyIsAnnouncedInTimeAndOnce() {
        rotation().ensure();
        clock.pass(Duration.ofDays(30).minusHours(2));
        rotation().run();
        rotation().run();
        assertThat(table.rows).hasSize(2);
        assertThat(key(1).activeFrom()).isEqualTo(key(0).activeFrom().plus(Duration.ofDays(30)));
    }

    @Test
    void nodeThatSleptTooLongAnnouncesNoEarlierThanItMay() {
        rotation().ensure();
        clock.pass(Duration.ofDays(365));
        rotation().run();
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    }

    @Test
    void rotatingOnDemandAnnouncesOneKeyHoweverOftenItIsAsked() {
        rotation().ensure();
        String announced = rotation().rotate(Client.NOBODY).kid();
        assertThat(rotation().rotate(Client.NOBODY).kid()).isEqualTo(announced);
        assertThat(table.rows).hasSize(2);
        assertThat(rotation().rotate(Client.NOBODY).state()).isEqualTo("announced");
    }

    @Test
    void keyIsErasedWhenItsLastTokenIsDead() {
        rotation().ensure();
        rotation().rotate(Client.NOBODY);
        clock.pass(Duration.ofHours(2).plusMinutes(15).plusSeconds(5).minusMillis(1));
        rotation().run();
        assertThat(key(0).isErased()).isFalse();
        clock.pass(Duration.ofMillis(1));
        rotation().run();
        assertThat(key(0).isErased()).isTrue();
        assertThat(key(1).isErased()).isFalse();
    }

    @Test
    void revokedKeyIsErasedAtOnceAndTheNextSigns() {
        rotation().ensure();
        assertThat(rotation().revoke(key(0).kid(), Client.NOBODY).state()).isEqualTo("revoked");
        assertThat(key(0).isErased()).isTrue();
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void announcedKeySignsAtOnceWhereTheActiveOneIsRevoked() {
        rotation().ensure();
        rotation().rotate(Client.NOBODY);
        clock.pass(Duration.ofMinutes(1));
        rotation().revoke(key(0).kid(), Client.NOBODY);
        assertThat(table.rows).hasSize(2);
        assertThat(key(1).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void revokingAnAnnouncedKeyLeavesTheActiveOneAlone() {
        rotation().ensure();
        String announced = rotation().rotate(Client.NOBODY).kid();
        rotation().revoke(announced, Client.NOBODY);
        assertThat(table.rows).hasSize(2);
        assertThat(key(0).isErased()).isFalse();
        assertThat(rotation().rotate(Client.NOBODY).kid()).isNotEqualTo(announced);
    }

    /** The second administrator's node takes the key for one that does not sign yet. */
    @Test
    void nodeWhoseClockIsBehindLeavesAKeyThatSigns() {
        rotation().ensure();
        rotation().rotate(Client.NOBODY);
        Hand ahead = new Hand();
        ahead.pass(Duration.ofSeconds(4));
        table.rotation(Rings.settings(Algorithm.ES256), ahead).revoke(key(0).kid(), Client.NOBODY);
        rotation().revoke(key(1).kid(), Client.NOBODY);
        assertThat(table.rows).hasSize(3);
        assertThat(key(2).activeFrom()).isEqualTo(clock.instant());
    }

    @Test
    void erasedKeyNeverSignsAgain() {
        rotation().ensure();
        rotation().rotate(Client.NOBODY);
        clock.pass(Duration.ofDays(1));
        rotation().run();
        rotation().revoke(key(1).kid(), Client.NOBODY);
        rotation().ensure();
        assertThat(table.rows).hasSize(3);
        assertThat(key(2).isErased()).isFalse();
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        rotation().ensure();
        rotation().revoke(key(0).kid(), Client.NOBODY);
        clock.pass(Duration.ofMinutes(1));
        rotation().revoke(key(0).kid(), Client.NOBODY);
        assertThat(table.rows).hasSize(2);
        assertThat(key(0).revoked()).isEqualTo(key(1).activeFrom());
    }

    @Test
    void unknownKeyIsNotFound() {
        rotation().ensure();
        assertThatThrownBy(() -> rotation().revoke("unknown", Client.NOBODY))
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
