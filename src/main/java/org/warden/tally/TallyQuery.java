package org.warden.tally;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The query parameters that select counts. */
public class TallyQuery {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Counts from this time on; it is rounded down to the beginning of its hour or day in UTC. */
    @QueryParam("from")
    @ParsedAs(format = "date-time")
    String from;

    /** Counts before this time; it is rounded up. At most 31 days later by hour, and 400 by day. */
    @QueryParam("to")
    @ParsedAs(format = "date-time")
    String to;

    /** The length of a period. */
    @QueryParam("by")
    @ParsedAs(words = {"hour", "day"})
    String by;

    /** Parses the parameters; throws {@code INVALID_INPUT} with the name of the first that is invalid. */
    Wanted wanted() {
        Period period = period();
        Instant begin = time("from", from);
        Instant end = time("to", to);
        if (!begin.isBefore(end)) {
            throw Problem.invalid("to", Rule.TIME, "must be later than from");
        }
        if (Duration.between(begin, end).compareTo(Duration.ofDays(period.most)) > 0) {
            throw Problem.invalid(
                    "to", Rule.TIME, "must be at most " + period.most + " days later than from, by " + period.word());
        }
        long hours = period.hours;
        long first = Math.floorDiv(Tally.hour(begin), hours) * hours;
        long next = Math.floorDiv(Tally.hour(end.minusNanos(1)), hours) * hours + hours;
        return new Wanted(period, first, next);
    }

    private Period period() {
        return Arrays.stream(Period.values())
                .filter(one -> one.word().equals(by))
                .findFirst()
                .orElseThrow(() ->
                        Problem.invalid("by", by == null ? Rule.REQUIRED : Rule.CHOICE, "is required: hour or day"));
    }

    private static Instant time(String field, String text) {
        if (text == null) {
            throw Problem.invalid(field, Rule.REQUIRED, "is required");
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeParseException noTime) {
            // Refused like an impossible time.
        }
        throw Problem.invalid(field, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z");
    }

    /** The length of a period. */
    enum Period {
        HOUR(1, 31),
        DAY(24, 400);

        private final long hours;
        private final long most;

        /** @param most the days that one answer may span */
        Period(long hours, long most) {
            this.hours = hours;
            this.most = most;
        }

        long hours() {
            return hours;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The parsed parameters.
     *
     * @param from the first hour since 1970
     * @param to the hour after the last
     */
    record Wanted(Period by, long from, long to) {}
}
