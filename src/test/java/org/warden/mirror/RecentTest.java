package org.warden.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.mirror.Recent.Change;

class RecentTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration LATENESS = Duration.ofMinutes(2);

    private final List<Row> table = new ArrayList<>();
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
        commit("key", "late", NOW.minusSeconds(110));
        reload(NOW.plusSeconds(1));
        assertThat(recent.get("key")).isEqualTo("late");
    }

    /** A standby that does not answer may delay a commit for any time. */
    @Test
    void changeThatWasCommittedVeryLateIsSeenWithinAMinute() {
        for (int second = 0; second <= 600; second++) {
            reload(NOW.plusSeconds(second));
        }
        commit("key", "very late", NOW.plusSeconds(1));
        for (int second = 601; second <= 660; second++) {
            reload(NOW.plusSeconds(second));
        }
        assertThat(recent.get("key")).isEqualTo("very late");
    }

    @Test
    void everythingIsReadOnceAMinuteAndNotOftener() {
        for (int second = 0; second <= 120; second++) {
            reload(NOW.plusSeconds(second));
        }
        assertThat(asked)
                .filteredOn(moment -> moment.isBefore(NOW.minus(KEPT).plusSeconds(120)))
                .hasSize(3);
    }

    /** The other node's clock was three hours ahead when it wrote this. */
    @Test
    void changeOfTheFutureIsSeen() {
        reload(NOW);
        commit("key", "future", NOW.plus(Duration.ofHours(3)));
        reload(NOW.plusSeconds(1));
        assertThat(recent.get("key")).isEqualTo("future");
    }

    @Test
    void clockThatWasSetBackHidesNothing() {
        reload(NOW);
        Instant back = NOW.minus(Duration.ofHours(3));
        commit("key", "after", back.plusSeconds(1));
        reload(back.plusSeconds(2));
        assertThat(recent.get("key")).isEqualTo("after");
    }

    @Test
    void latestReadingCounts() {
        commit("key", "old", NOW.minusSeconds(2));
        reload(NOW);
        table.clear();
        commit("key", "new", NOW);
        reload(NOW.plusSeconds(1));
        assertThat(recent.get("key")).isEqualTo("new");
    }

    @Test
    void changeIsForgottenWhenItNoLongerMatters() {
        commit("key", "value", NOW);
        reload(NOW);
        reload(NOW.plus(KEPT));
        assertThat(recent.size()).isEqualTo(1);
        table.clear();
        reload(NOW.plus(KEPT).plusMillis(1));
        assertThat(recent.size()).isZero();
    }

    @Test
    void failedReadingForgetsNothingAndTheNextReadsEverything() {
        commit("key", "value", NOW);
        reload(NOW);
        assertThatThrownBy(() -> recent.reload(NOW.plusSeconds(1), moment -> {
                    throw new IllegalStateException("out of reach");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(recent.get("key")).isEqualTo("value");
        reload(NOW.plusSeconds(2));
        assertThat(asked.get(1)).isEqualTo(NOW.plusSeconds(2).minus(KEPT).minus(LATENESS));
    }

    private void commit(String key, String value, Instant dated) {
        table.add(new Row(dated, new Change<>(key, value, dated.plus(KEPT))));
    }

    private void reload(Instant now) {
        recent.reload(now, moment -> {
            asked.add(moment);
            return table.stream()
                    .filter(row -> row.dated.isAfter(moment))
                    .map(row -> row.change)
                    .toList();
        });
    }

    private record Row(Instant dated, Change<String, String> change) {}
}
