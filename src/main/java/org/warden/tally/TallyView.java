package org.warden.tally;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;

/**
 * How many events there were.
 *
 * @param by the length of a period: {@code hour} or {@code day}
 * @param counts in the order of their times; a period and an action without an event are left out
 */
public record TallyView(@Pattern(regexp = "hour|day") String by, List<Count> counts) {
    /**
     * The number of events with one action in one period.
     *
     * @param at when the period begins
     * @param action the action of the events
     * @param count how many there were
     */
    public record Count(Instant at, String action, long count) {}
}
