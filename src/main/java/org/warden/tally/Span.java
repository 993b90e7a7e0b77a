package org.warden.tally;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * A time in which the number of a period is a division: the clocks of its zone do not change meanwhile.
 *
 * @param from the first hour since 1970
 * @param to the hour after the last
 * @param offset how many seconds the clocks are ahead of UTC
 * @param length the seconds of a period
 */
record Span(long from, long to, long offset, long length) {
    static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    static Span ofHours(long from, long to) {
        return new Span(from, to, 0, HOUR);
    }

    /** From the beginning of one day to that of another. */
    static List<Span> ofDays(LocalDate from, LocalDate to, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant begin = from.atStartOfDay(zone).toInstant();
        Instant end = to.atStartOfDay(zone).toInstant();
        List<Span> spans = new ArrayList<>();
        while (begin.isBefore(end)) {
            ZoneOffsetTransition change = rules.nextTransition(begin);
            Instant next = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            spans.add(new Span(
                    firstHour(begin), firstHour(next), rules.getOffset(begin).getTotalSeconds(), DAY));
            begin = next;
        }
        return spans;
    }

    /** The first hour that begins at this time or later. */
    private static long firstHour(Instant time) {
        return Math.floorDiv(time.getEpochSecond() + HOUR - 1, HOUR);
    }
}
