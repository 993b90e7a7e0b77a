package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.act.Acts;
import org.warden.act.Browser;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.time.HandClock;

/** Guesses at one account over time. */
@Acts
class LockoutActTest {
    private static final UUID ACCOUNT = new UUID(3, 3);

    @Inject
    PasswordGuess guess;

    @Inject
    Lockout lockout;

    @Inject
    LockoutUpkeep upkeep;

    @Inject
    Errand errand;

    @Inject
    Browser browser;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @Test
    void rightGuessWithoutWrongOnesCountsNothing() {
        assertThat(judge(true)).isTrue();
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void twoWrongGuessesCauseNoPause() {
        judge(false);
        judge(false);
        assertThat(judge(true)).isTrue();
    }

    @Test
    void wrongGuessIsOnRecordWithItsReason() {
        guess.judge(ACCOUNT, ACCOUNT, Optional.of(Refusal.UNCONFIRMED), browser.requester());
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED unconfirmed");
    }

    @ParameterizedTest
    @CsvSource({
        "3,PT1S",
        "4,PT2S",
        "5,PT4S",
        "6,PT8S",
        "9,PT1M",
        "10,PT1M",
        "11,PT2M",
        "12,PT4M",
        "14,PT15M",
        "20,PT15M"
    })
    void pausesAndLocksDoubleUpToTheLongestLock(int failures, Duration pause) {
        fail(failures);
        clock.pass(pause.minusMillis(1));
        assertThat(blocked()).as("just before its end").isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(judge(true)).as("at its end").isTrue();
    }

    @Test
    void rightGuessDuringAPauseIsRefusedToo() {
        fail(3);
        assertThat(judge(true)).isFalse();
    }

    @Test
    void guessDuringAPauseIsOnRecordAsBlocked() {
        fail(3);
        rows.forgetEvents();
        judge(true);
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED blocked");
    }

    @Test
    void guessesDuringAPauseCountTowardsTheLock() {
        for (int i = 0; i < 10; i++) {
            judge(false);
        }
        assertThat(rows.events()).last().isEqualTo("ACCOUNT_LOCKED wrong");
        clock.pass(Duration.ofMinutes(1).minusMillis(1));
        assertThat(blocked()).isTrue();
    }

    @Test
    void lockIsOnRecordOnce() {
        fail(10);
        judge(false);
        assertThat(rows.events().stream().filter(event -> event.startsWith("ACCOUNT_LOCKED")))
                .containsExactly("ACCOUNT_LOCKED wrong");
    }

    @Test
    void guessesDuringALockDoNotProlongIt() {
        fail(10);
        clock.pass(Duration.ofSeconds(59));
        judge(false);
        clock.pass(Duration.ofSeconds(1));
        assertThat(judge(true)).isTrue();
    }

    @Test
    void rightGuessDoesNotEndTheCountByItself() {
        fail(2);
        judge(true);
        assertThat(rows.text("select failures from guess_count")).isEqualTo("2");
    }

    /** A caller that locks other rows next must always hold the counter, or two such callers can deadlock. */
    @Test
    void counterIsCreatedForACallerThatAsksWhetherGuessesAreBlocked() {
        assertThat(blocked()).isFalse();
        assertThat(rows.text("select failures from guess_count")).isEqualTo("0");
        assertThat(judge(true)).isTrue();
    }

    @Test
    void completeProofEndsTheCount() {
        fail(9);
        errand.run(() -> lockout.forgive(ACCOUNT));
        judge(false);
        assertThat(rows.text("select failures from guess_count")).isEqualTo("1");
    }

    @Test
    void forgivingWhatWasNotCountedChangesNothing() {
        errand.run(() -> lockout.forgive(ACCOUNT));
        assertThat(rows.count("guess_count")).isZero();
    }

    @Test
    void lockOfOneAccountAffectsNoOther() {
        fail(10);
        assertThat(guess.judge(new UUID(4, 4), null, Optional.empty(), browser.requester()))
                .isTrue();
    }

    @Test
    void lockOfAClockThatWasAheadLastsNoLongerThanTheLongest() {
        fail(10);
        rows.change("update guess_count set blocked_until = '2100-01-01 00:00:00Z'");
        judge(true);
        clock.pass(Duration.ofMinutes(15));
        assertThat(judge(true)).isTrue();
    }

    @Test
    void accountIsShutOnlyDuringTheLock() {
        fail(10);
        assertThat(errand.<Boolean>get(() -> lockout.isShut(ACCOUNT))).isTrue();
        clock.pass(Duration.ofMinutes(1));
        assertThat(errand.<Boolean>get(() -> lockout.isShut(ACCOUNT))).isFalse();
    }

    @Test
    void unknownNameHasACounterOfItsOwn() {
        assertThat(lockout.unknown("nobody"))
                .isEqualTo(lockout.unknown("nobody"))
                .isNotEqualTo(lockout.unknown("no one"));
    }

    @Test
    void refusalIsOnRecord() {
        guess.refuse(ACCOUNT, Refusal.CHANGED, browser.requester());
        assertThat(rows.events()).containsExactly("CREDENTIALS_REFUSED changed");
    }

    @Test
    void countIsKeptForADay() {
        fail(1);
        clock.pass(Duration.ofDays(1));
        upkeep.work();
        assertThat(rows.count("guess_count")).isEqualTo(1);
    }

    @Test
    void countOfMoreThanADayAgoIsForgotten() {
        fail(1);
        clock.pass(Duration.ofDays(1).plusMillis(1));
        upkeep.work();
        assertThat(rows.count("guess_count")).isZero();
    }

    /** Makes this many wrong guesses, each after the pause of the previous one. */
    private void fail(int times) {
        for (int i = 1; i <= times; i++) {
            judge(false);
            if (i < times) {
                clock.pass(Duration.ofMinutes(15));
            }
        }
    }

    private boolean judge(boolean right) {
        Optional<Refusal> refusal = right ? Optional.empty() : Optional.of(Refusal.WRONG);
        return guess.judge(ACCOUNT, ACCOUNT, refusal, browser.requester());
    }

    private boolean blocked() {
        return errand.<Boolean>get(() -> lockout.isBlocked(ACCOUNT));
    }
}
