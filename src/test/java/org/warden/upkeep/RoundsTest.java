package org.warden.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> done = new ArrayList<>();
    private int afterPieces;
    private long now;

    @Test
    void taskIsDueAtOnceAndThenOnceAnHour() {
        Rounds rounds = rounds(task(HOUR, () -> done("a", false)));
        rounds.round();
        pass(Duration.ofMinutes(59));
        rounds.round();
        assertThat(done).containsExactly("a");
        pass(Duration.ofMinutes(1));
        rounds.round();
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void tasksWithMoreToDoTakeTurns() {
        rounds(task(HOUR, () -> done("a", done.size() < 2)), task(HOUR, () -> done("b", done.size() < 2)))
                .round();
        assertThat(done).containsExactly("a", "b", "a", "b");
    }

    @Test
    void taskWithTheShorterPauseGoesFirstUntilItIsDone() {
        rounds(task(HOUR, () -> done("a", false)), task(SECOND, () -> done("b", done.size() < 2)))
                .round();
        assertThat(done).containsExactly("b", "b", "b", "a");
    }

    @Test
    void taskWithAShortPauseComesOnceInEachRound() {
        Rounds rounds = rounds(task(SECOND, () -> done("a", false)));
        rounds.round();
        rounds.round();
        assertThat(done).containsExactly("a");
        pass(SECOND);
        rounds.round();
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void failedTaskIsDueAgainAMinuteLaterAndTheOthersAreNot() {
        Rounds rounds = rounds(task(HOUR, () -> failed("a")), task(HOUR, () -> done("b", false)));
        rounds.round();
        pass(Duration.ofSeconds(59));
        rounds.round();
        assertThat(done).containsExactly("a", "b");
        pass(SECOND);
        rounds.round();
        assertThat(done).containsExactly("a", "b", "a");
    }

    @Test
    void failedTaskWithAShortPauseIsDueAgainAfterIt() {
        Rounds rounds = rounds(task(SECOND, () -> failed("a")));
        rounds.round();
        pass(SECOND);
        rounds.round();
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void noPieceBeginsAfterTheEnd() {
        Rounds rounds = rounds(task(HOUR, () -> tired("a")), task(HOUR, () -> tired("b")));
        rounds.round();
        assertThat(done).containsExactly("a");
        rounds.round();
        assertThat(done).containsExactly("a", "b");
    }

    /** This node knows the changes of a piece at once. */
    @Test
    void eachPieceThatDidNotFailIsFollowedUp() {
        rounds(task(HOUR, () -> done("a", done.size() < 2)), task(HOUR, () -> failed("b")))
                .round();
        assertThat(done).containsExactly("a", "b", "a");
        assertThat(afterPieces).isEqualTo(2);
    }

    private Rounds rounds(Upkeep... tasks) {
        return new Rounds(List.of(tasks), () -> afterPieces++, () -> now);
    }

    private static Upkeep task(Duration pause, BooleanSupplier piece) {
        return new Upkeep() {
            @Override
            public boolean work() {
                return piece.getAsBoolean();
            }

            @Override
            public Duration pause() {
                return pause;
            }
        };
    }

    private boolean done(String name, boolean more) {
        done.add(name);
        return more;
    }

    private boolean failed(String name) {
        done.add(name);
        throw new IllegalStateException("no database");
    }

    private boolean tired(String name) {
        pass(SECOND);
        return done(name, false);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
