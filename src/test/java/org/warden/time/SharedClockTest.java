package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** A node with a wrong clock and a database with a right one. */
class SharedClockTest {
    private static final Duration HOURS = Duration.ofHours(3);

    private Instant database = Instant.parse("2026-01-01T12:00:00Z");
    private Duration wrong = Duration.ZERO;
    private long ticks = 17;

    private final SharedClock clock = new SharedClock(new Own(), () -> ticks);

    @Test
    void beforeTheFirstQuestionItIsTheNodesOwn() {
        wrong = Duration.ofSeconds(75);
        assertThat(clock.instant()).isEqualTo(database.plusSeconds(75));
    }

    @Test
    void nodeThatIsAheadHasTheTimeOfTheDatabase() {
        wrong = Duration.ofSeconds(75);
        assertThat(clock.follow(() -> database)).isEqualTo(Duration.ofSeconds(75));
        pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void nodeThatIsBehindHasTheTimeOfTheDatabase() {
        wrong = Duration.ofSeconds(-75);
        assertThat(clock.follow(() -> database)).isEqualTo(Duration.ofSeconds(-75));
        pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void clockThatIsSetBackGoesOn() {
        clock.follow(() -> database);
        wrong = HOURS.negated();
        pass(Duration.ofSeconds(10));
        assertThat(clock.instant()).isEqualTo(database);
        assertThat(clock.follow(() -> database)).isEqualTo(HOURS.negated());
        assertThat(clock.instant()).isEqualTo(database);
    }

    /** Until the next query tokens may expire too early, but never too late. */
    @Test
    void clockThatIsSetForwardIsPutRightByTheNextQuestion() {
        clock.follow(() -> database);
        wrong = HOURS;
        clock.follow(() -> database);
        assertThat(clock.instant()).isEqualTo(database);
    }

    /** On some machines the ticks stop during that time. */
    @Test
    void machineThatSleptKnowsThatTimeHasPassed() {
        clock.follow(() -> database);
        database = database.plus(HOURS);
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void databaseWhoseClockIsSetBackIsFollowed() {
        clock.follow(() -> database);
        Instant back = database.minus(HOURS);
        clock.follow(() -> back);
        assertThat(clock.instant()).isEqualTo(back);
    }

    @Test
    void answerWithinTheTimeOfTheQuestionChangesNothing() {
        clock.follow(() -> database);
        Instant early = database.plusMillis(1);
        clock.follow(() -> {
            pass(Duration.ofSeconds(2));
            return early;
        });
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void firstAnswerIsTakenForTheMiddleOfItsQuestion() {
        wrong = Duration.ofSeconds(75);
        clock.follow(() -> {
            pass(Duration.ofSeconds(1));
            Instant answer = database;
            pass(Duration.ofSeconds(1));
            return answer;
        });
        assertThat(clock.instant()).isEqualTo(database);
    }

    @Test
    void databaseThatDoesNotAnswerLeavesTheTimeAsItWas() {
        wrong = Duration.ofSeconds(75);
        clock.follow(() -> database);
        assertThatThrownBy(() -> clock.follow(() -> {
                    throw new IllegalStateException("out of reach");
                }))
                .isInstanceOf(IllegalStateException.class);
        pass(Duration.ofSeconds(30));
        assertThat(clock.instant()).isEqualTo(database);
    }

    private void pass(Duration time) {
        database = database.plus(time);
        ticks += time.toNanos();
    }

    private final class Own extends Clock {
        @Override
        public Instant instant() {
            return database.plus(wrong);
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
