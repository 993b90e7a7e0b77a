package org.warden.tally;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.warden.audit.AuditQuery;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The query parameters that select counts. */
public class TallyQuery {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MOST_ACTIONS = 20;
    private static final String ZONE = "[A-Za-z0-9_+:/-]{1,64}";
    private static final String ACTION = "[A-Za-z0-9_:-]{1,64}";

    /** Required. Counts from this time on; it is rounded down to the beginning of its hour or day. */
    @QueryParam("from")
    @ParsedAs(format = "date-time")
    String from;

    /** Required. Counts before this time; it is rounded up. At most 31 days later by hour, and 400 by day. */
    @QueryParam("to")
    @ParsedAs(format = "date-time")
    String to;

    /** Required. The length of a period. */
    @QueryParam("by")
    @ParsedAs(words = {"hour", "day"})
    String by;

    /**
     * The time zone of days, such as {@code Europe/Berlin}; UTC if it is absent. An hour belongs to the day in which it begins;
     * hours begin with those of UTC.
     */
    @QueryParam("zone")
    @ParsedAs(pattern = ZONE)
    String zone;

    /** At most 20 actions, separated by commas; all if it is absent. */
    @QueryParam("actions")
    @ParsedAs(pattern = ACTION + "(," + ACTION + "){0,19}")
    String actions;

    /** Parses the parameters; throws {@code INVALID_INPUT} with the name of the first that is invalid. */
    Wanted wanted() {
        Instant begin = read("from", from, TallyQuery::time, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z");
        Instant end = read("to", to, TallyQuery::time, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z");
        Period period = read("by", by, Period::of, Rule.CHOICE, "must be hour or day");
        if (!begin.isBefore(end)) {
            throw Problem.invalid("to", Rule.TIME, "must be later than from");
        }
        if (Duration.between(begin, end).compareTo(period.longest) > 0) {
            throw Problem.invalid(
                    "to",
                    Rule.TIME,
                    "must be at most " + period.longest.toDays() + " days later than from, by " + period.word);
        }
        ZoneId place = zone == null
                ? ZoneOffset.UTC
                : read("zone", zone, TallyQuery::zone, Rule.CHOICE, "must be a time zone such as Europe/Berlin");
        return new Wanted(period, begin, end, place, wantedActions());
    }

    private List<String> wantedActions() {
        if (actions == null) {
            return List.of();
        }
        List<String> names = read(
                "actions",
                actions,
                list -> Stream.of(list.split(",", -1)).map(AuditQuery::action).toList(),
                Rule.CHOICE,
                "must be names of actions, separated by commas");
        if (names.size() > MOST_ACTIONS) {
            throw Problem.invalid("actions", Rule.TOO_MANY, "must be at most " + MOST_ACTIONS);
        }
        return names;
    }

    /** Accepts only years that both databases support. */
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException();
        }
        return time;
    }

    private static ZoneId zone(String text) {
        if (!text.matches(ZONE)) {
            throw new IllegalArgumentException();
        }
        return ZoneId.of(text);
    }

    private static <T> T read(String field, String text, Function<String, T> reader, Rule rule, String otherwise) {
        if (text == null) {
            throw Problem.invalid(field, Rule.REQUIRED, "is required");
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw Problem.invalid(field, rule, otherwise);
        }
    }

    /** The length of a period. */
    enum Period {
        HOUR("hour", Duration.ofDays(31)),
        DAY("day", Duration.ofDays(400));

        private final String word;
        private final Duration longest;

        /** @param longest the time that one answer may span */
        Period(String word, Duration longest) {
            this.word = word;
            this.longest = longest;
        }

        static Period of(String word) {
            return Stream.of(values())
                    .filter(one -> one.word.equals(word))
                    .findFirst()
                    .orElseThrow(IllegalArgumentException::new);
        }

        String word() {
            return word;
        }
    }

    /**
     * The parsed parameters.
     *
     * @param zone the zone of days
     * @param actions all actions if it is empty
     */
    record Wanted(Period by, Instant from, Instant to, ZoneId zone, List<String> actions) {
        /** The parts of this time, in their order. */
        List<Span> spans() {
            return by == Period.HOUR
                    ? List.of(Span.ofHours(Tally.hour(from), Tally.hour(to.minusNanos(1)) + 1))
                    : Span.ofDays(day(from), day(to.minusNanos(1)).plusDays(1), zone);
        }

        private LocalDate day(Instant time) {
            return LocalDate.ofInstant(time, zone);
        }

        /** When this period begins; its number is that of an hour or day since 1970. */
        Instant begin(long number) {
            return by == Period.HOUR
                    ? Instant.ofEpochSecond(number * Span.HOUR)
                    : LocalDate.ofEpochDay(number).atStartOfDay(zone).toInstant();
        }
    }
}
