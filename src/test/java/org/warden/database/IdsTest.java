package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final long MILLIS = 0x017F22E279B0L;

    @Test
    void idIsThatOfRfc9562AppendixA6() {
        assertThat(Ids.version7(MILLIS, 0xCC3, 0x18C4DC0C0C07398FL))
                .isEqualTo(UUID.fromString("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
    }

    @Test
    void versionAndVariantStandWhateverChanceSays() {
        assertThat(Stream.of(Ids.version7(MILLIS, 0, 0), Ids.version7(MILLIS, -1, -1)))
                .allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void chanceNeverReachesTheTime() {
        assertThat(Ids.version7(MILLIS, -1, -1).getMostSignificantBits() >>> 16).isEqualTo(MILLIS);
    }

    /** The database compares the bytes, and so does this text. */
    @Test
    void laterIdIsGreater() {
        List<String> ids = new ArrayList<>();
        for (long millis = MILLIS; millis < MILLIS + 1000; millis += 7) {
            ids.add(Ids.version7(millis, -millis * 31, millis * 17).toString());
        }
        assertThat(ids).isSorted();
    }

    @Test
    void firstIdOfAMomentSeparatesEarlierIdsFromLater() {
        String first = Ids.first(Instant.ofEpochMilli(MILLIS)).toString();
        assertThat(Ids.version7(MILLIS - 1, -1, -1).toString()).isLessThan(first);
        assertThat(Ids.version7(MILLIS, 0, 0).toString()).isGreaterThan(first);
    }

    @Test
    void nextIdTakesItsTimeFromTheClock() {
        assertThat(FixedIds.at(Instant.ofEpochMilli(MILLIS)).next().toString()).startsWith("017f22e2-79b0-7");
    }

    @Test
    void idsOfTheSameMillisecondDiffer() {
        Ids ids = FixedIds.at(Instant.ofEpochMilli(MILLIS));
        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }
}
