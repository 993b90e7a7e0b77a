package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourlyTest {
    private static final long END = Duration.ofDays(1).toNanos();

    private final List<String> done = new ArrayList<>();
    private long now;

    @Test
    void taskIsDueAtOnceAndThenOnceAnHour() {
        Hourly hourly = new Hourly(List.of(() -> done("a", false)), () -> now);
        hourly.work(END);
        pass(Duration.ofMinutes(59));
        hourly.work(END);
        assertThat(done).containsExactly("a");
        pass(Duration.ofMinutes(1));
        hourly.work(END);
        assertThat(done).containsExactly("a", "a");
    }

    @Test
    void tasksWithMoreToDoTakeTurns() {
        Hourly hourly =
                new Hourly(List.of(() -> done("a", done.size() < 2), () -> done("b", done.size() < 2)), () -> now);
        hourly.work(END);
        assertThat(done).containsExactly("a", "b", "a", "b");
    }

    @Test
    void failedTaskIsDueAgainAMinuteLaterAndTheOthersAreNot() {
        Hourly hourly = new Hourly(
                List.of(
                        () -> {
                            done.add("a");
                            throw new IllegalStateException("no database");
                        },
                        () -> done("b", false)),
                () -> now);
        hourly.work(END);
        pass(Duration.ofMinutes(1));
        hourly.work(END);
        assertThat(done).containsExactly("a", "b", "a");
    }

    @Test
    void noPieceBeginsAfterTheEnd() {
        Hourly hourly = new Hourly(List.of(() -> tired("a"), () -> tired("b")), () -> now);
        hourly.work(Duration.ofMillis(500).toNanos());
        assertThat(done).containsExactly("a");
        hourly.work(END);
        assertThat(done).startsWith("a", "b");
    }

    private boolean done(String name, boolean more) {
        done.add(name);
        return more;
    }

    private boolean tired(String name) {
        pass(Duration.ofSeconds(1));
        return done(name, false);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
