package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.database.Recent.Change;

class RecentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration LATENESS = Duration.ofSeconds(30);

    private final List<Change<String, String>> table = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private final Recent<String, String> recent = new Recent<>(KEPT);

    @Test
    void firstReadingGoesBackAsFarAsChangesAreKept() {
        reload(NOW);
        assertThat(asked).containsExactly(NOW.minus(KEPT).minus(LATENESS));
    }

    @Test
    void laterReadingGoesBackAsFarAsAChangeMayBeLate() {
        reload(NOW);
        reload(NOW.plusSeconds(1));
        assertThat(asked.get(1)).isEqualTo(NOW.minus(LATENESS));
    }

    @Test
    void readingAfterALongOutageGoesBackNoFurtherThanTheFirst() {
        reload(NOW);
        Instant later = NOW.plus(Duration.ofHours(5));
        reload(later);
        assertThat(asked.get(1)).isEqualTo(later.minus(KEPT).minus(LATENESS));
    }

    @Test
    void changeThatWasCommittedLateIsSeen() {
        reload(NOW);
        table.add(new Change<>("key", "late", NOW.minusSeconds(29)));
        reload(NOW.plusSeconds(1));
        assertThat(recent.get("key")).isEqualTo("late");
    }

    @Test
    void latestReadingCounts() {
        table.add(new Change<>("key", "old", NOW.minusSeconds(2)));
        reload(NOW);
        table.set(0, new Change<>("key", "new", NOW));
        reload(NOW.plusSeconds(1));
        assertThat(recent.get("key")).isEqualTo("new");
    }

    @Test
    void changeIsForgottenWhenItNoLongerMatters() {
        table.add(new Change<>("key", "value", NOW));
        reload(NOW);
        reload(NOW.plus(KEPT).plus(LATENESS));
        assertThat(recent.size()).isEqualTo(1);
        reload(NOW.plus(KEPT).plus(LATENESS).plusMillis(1));
        assertThat(recent.size()).isZero();
    }

    @Test
    void failedReadingForgetsNothingAndIsMadeUpFor() {
        table.add(new Change<>("key", "value", NOW));
        reload(NOW);
        try {
            recent.reload(NOW.plusSeconds(60), moment -> {
                throw new IllegalStateException("out of reach");
            });
        } catch (IllegalStateException expected) {
            assertThat(recent.get("key")).isEqualTo("value");
        }
        reload(NOW.plusSeconds(120));
        assertThat(asked.get(1)).isEqualTo(NOW.minus(LATENESS));
    }

    private void reload(Instant now) {
        recent.reload(now, moment -> {
            asked.add(moment);
            return table.stream().filter(change -> change.at().isAfter(moment)).toList();
        });
    }
}
