package org.warden.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.tally.TallyQuery.Period;
import org.warden.tally.TallyQuery.Wanted;

class TallyQueryTest {
    private static final String DAY = "2026-11-30T00:00:00Z";

    @Test
    void wholeDaysAreWanted() {
        Wanted wanted =
                query("2026-11-30T13:30:00Z", "2026-12-01T00:00:01Z", "day").wanted();
        long first = Tally.hour(java.time.Instant.parse(DAY));
        assertThat(wanted).isEqualTo(new Wanted(Period.DAY, first, first + 48));
    }

    @Test
    void endOfAnHourIsNotInTheNext() {
        Wanted wanted = query(DAY, "2026-11-30T02:00:00Z", "hour").wanted();
        assertThat(wanted.to() - wanted.from()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01T00:00:00Z, 2026-12-02T00:00:00Z, hour", "2026-01-01T00:00:00Z, 2027-02-05T00:00:00Z, day"})
    void asManyDaysAsPossibleAreAllowed(String from, String to, String by) {
        assertThat(query(from, to, by).wanted().by().word()).isEqualTo(by);
    }

    @ParameterizedTest
    @CsvSource({
        ", 2026-12-01T00:00:00Z, day",
        "2026-11-30T00:00:00Z, , day",
        "2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, ",
        "2026-11-30T00:00:00Z, 2026-12-01T00:00:00Z, week",
        "2026-11-30T00:00:00Z, 2026-11-30T00:00:00Z, day",
        "2026-11-30, 2026-12-01T00:00:00Z, day",
        "1969-12-31T00:00:00Z, 1970-01-02T00:00:00Z, day",
        "+10000-01-01T00:00:00Z, +10000-01-02T00:00:00Z, day",
        "2026-11-01T00:00:00Z, 2026-12-02T00:00:01Z, hour",
        "2026-01-01T00:00:00Z, 2027-02-05T00:00:01Z, day"
    })
    void anythingElseIsRefused(String from, String to, String by) {
        assertThatThrownBy(() -> query(from, to, by).wanted())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID_INPUT));
    }

    private static TallyQuery query(String from, String to, String by) {
        TallyQuery query = new TallyQuery();
        query.from = from;
        query.to = to;
        query.by = by;
        return query;
    }
}
