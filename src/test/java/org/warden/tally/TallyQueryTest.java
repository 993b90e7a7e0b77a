package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refusals;

/** What the parameters select, in whole hours. */
class TallyQueryTest {
    private static final String DAY = "2026-11-30T00:00:00Z";
    private static final String NEXT = "2026-12-01T00:00:00Z";
    private static final long FIRST = Tally.hour(Instant.parse(DAY));

    @Test
    void wholeDaysAreWanted() {
        assertThat(query("2026-11-30T13:30:00Z", "2026-12-01T00:00:01Z", "day")
                        .wanted()
                        .spans())
                .containsExactly(new Span(FIRST, FIRST + 48, 0, 86_400));
    }

    @Test
    void endOfAnHourIsNotInTheNext() {
        assertThat(query(DAY, "2026-11-30T02:00:00Z", "hour").wanted().spans())
                .containsExactly(new Span(FIRST, FIRST + 2, 0, 3_600));
    }

    @Test
    void daysAreThoseOfTheZone() {
        TallyQuery query = query(DAY, NEXT, "day");
        query.zone = "America/New_York";
        assertThat(query.wanted().spans()).containsExactly(new Span(FIRST - 19, FIRST + 29, -18_000, 86_400));
    }

    @Test
    void changeOfTheClocksDividesTheTime() {
        TallyQuery query = query("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "day");
        query.zone = "Europe/Berlin";
        long first = Tally.hour(Instant.parse(query.from));
        assertThat(query.wanted().spans())
                .containsExactly(
                        new Span(first, first + 3, 7_200, 86_400), new Span(first + 3, first + 25, 3_600, 86_400));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01T00:00:00Z, 2026-12-02T00:00:00Z, hour", "2026-01-01T00:00:00Z, 2027-02-05T00:00:00Z, day"})
    void asManyDaysAsPossibleAreAllowed(String from, String to, String by) {
        assertThat(query(from, to, by).wanted().by().word()).isEqualTo(by);
    }

    /** Each zone of this Java, at the ends of the years that are allowed. */
    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z, 1970-01-02T00:00:00Z", "9999-12-30T00:00:00Z, 9999-12-31T00:00:00Z"})
    void everyZoneAndYearIsPossible(String from, String to) {
        TallyQuery query = query(from, to, "day");
        assertThat(ZoneId.getAvailableZoneIds()).hasSizeGreaterThan(300).allSatisfy(zone -> {
            query.zone = zone;
            assertThat(query.wanted().spans()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        ", 2026-12-01T00:00:00Z, day, from",
        "2026-11-30T00:00:00Z, , day, to",
        "2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, , by",
        "2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, week, by",
        "2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, HOUR, by",
        "2026-11-30T00:00:00Z, 2026-11-30T00:00:00Z, day, to",
        "2026-11-30, 2026-12-01T00:00:00Z, day, from",
        "1969-12-31T00:00:00Z, 1970-01-02T00:00:00Z, day, from",
        "+10000-01-01T00:00:00Z, +10000-01-02T00:00:00Z, day, from",
        "2026-11-01T00:00:00Z, 2026-12-02T00:00:01Z, hour, to",
        "2026-01-01T00:00:00Z, 2027-02-05T00:00:01Z, day, to"
    })
    void anythingElseIsRefused(String from, String to, String by, String field) {
        requireRefused(query(from, to, by), field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe", "Mars/Olympus", "+25:00", "UTC ", "\u0000"})
    void unknownZoneIsRefused(String zone) {
        TallyQuery query = query(DAY, NEXT, "hour");
        query.zone = zone;
        requireRefused(query, "zone");
    }

    @Test
    void longZoneIsRefused() {
        TallyQuery query = query(DAY, NEXT, "hour");
        query.zone = "A".repeat(65);
        requireRefused(query, "zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LOGIN,", "login", "LOGIN LOGOUT", "warden:login", "' or 1=1"})
    void unknownActionIsRefused(String actions) {
        TallyQuery query = query(DAY, NEXT, "hour");
        query.actions = actions;
        requireRefused(query, "actions");
    }

    @Test
    void twentyActionsAreAllowedAndOneMoreIsRefused() {
        TallyQuery query = query(DAY, NEXT, "hour");
        List<String> names =
                IntStream.rangeClosed(1, 20).mapToObj(i -> "shop:" + i).toList();
        query.actions = String.join(",", names);
        assertThat(query.wanted().actions()).isEqualTo(names);
        query.actions += ",LOGIN";
        requireRefused(query, "actions");
    }

    private static void requireRefused(TallyQuery query, String field) {
        assertThatThrownBy(query::wanted).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INPUT);
            assertThat(Refusals.errors(problem)).extracting(FieldError::field).containsExactly(field);
        });
    }

    private static TallyQuery query(String from, String to, String by) {
        TallyQuery query = new TallyQuery();
        query.from = from;
        query.to = to;
        query.by = by;
        return query;
    }
}
