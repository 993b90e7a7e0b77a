package org.warden.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.key.KeyLine.State;

/** One key replaces another: the state of each at each moment. */
class KeyLineTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CHANGE = START.plus(Duration.ofDays(30));
    private static final Instant DEATH = CHANGE.plus(Duration.ofMinutes(15)).plusSeconds(5);
    private static final Duration TICK = Duration.ofMillis(1);

    private final SigningKey old = key("old", START);
    private final SigningKey next = key("next", CHANGE);

    @Test
    void keyIsAnnouncedUntilItSigns() {
        assertThat(state(next, CHANGE.minus(TICK))).isEqualTo(State.ANNOUNCED);
        assertThat(state(next, CHANGE)).isEqualTo(State.ACTIVE);
    }

    @Test
    void keyIsActiveUntilTheNextOneIs() {
        assertThat(state(old, CHANGE.minus(TICK))).isEqualTo(State.ACTIVE);
        assertThat(state(old, CHANGE)).isEqualTo(State.RETIRED);
    }

    @Test
    void keyIsRetiredUntilTheLastTokenItSignedIsDead() {
        assertThat(state(old, DEATH.minus(TICK))).isEqualTo(State.RETIRED);
        assertThat(state(old, DEATH)).isEqualTo(State.REMOVED);
    }

    @Test
    void oneKeySignsAtEachMoment() {
        KeyLine line = line(next, old);
        assertThat(line.active(START.minus(TICK))).isEmpty();
        assertThat(line.active(START)).contains(old);
        assertThat(line.active(CHANGE.minus(TICK))).contains(old);
        assertThat(line.active(CHANGE)).contains(next);
    }

    @Test
    void keyWithoutASuccessorIsActiveForEver() {
        assertThat(line(old).state(old, Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(State.ACTIVE);
        assertThat(line(old).removed(old)).isEqualTo(Instant.MAX);
    }

    @Test
    void revokedKeyIsNothingElse() {
        next.revoke(CHANGE.plusSeconds(1));
        assertThat(state(next, START)).isEqualTo(State.REVOKED);
        assertThat(state(next, DEATH)).isEqualTo(State.REVOKED);
        assertThat(line(next, old).active(DEATH)).isNotEqualTo(java.util.Optional.of(next));
    }

    /** Otherwise a later revocation would revive a key whose tokens have expired. */
    @Test
    void keyStaysRetiredWhereItsSuccessorIsRevoked() {
        SigningKey third = key("third", DEATH.plusSeconds(60));
        next.revoke(DEATH.plusSeconds(60));
        assertThat(line(third, next, old).state(old, DEATH.plusSeconds(61))).isEqualTo(State.REMOVED);
    }

    @Test
    void successorThatWasRevokedBeforeItSignedIsNone() {
        next.revoke(CHANGE.minusSeconds(1));
        assertThat(state(old, DEATH)).isEqualTo(State.ACTIVE);
    }

    private State state(SigningKey key, Instant now) {
        return line(next, old).state(key, now);
    }

    private static KeyLine line(SigningKey... keys) {
        return new KeyLine(List.of(keys), Duration.ofMinutes(15));
    }

    private static SigningKey key(String kid, Instant activeFrom) {
        return new SigningKey(kid, "ES256", 256, "v1.sealed", activeFrom.minusSeconds(60), activeFrom);
    }
}
