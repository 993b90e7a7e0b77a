package org.warden.time;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The end of a role, a membership or a lock. Every row has one, so that one comparison tells whether it counts. */
public final class Until {
    /** The end of what has no end. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private Until() {}

    /**
     * Parses the field {@code until} of a request: {@link #NEVER} for null. Drops a fraction of a second. Throws {@code
     * INVALID_INPUT} if it is not a time in the future.
     */
    public static Instant parsed(String until, Instant now) {
        if (until == null) {
            return NEVER;
        }
        Instant end;
        try {
            end = Instant.parse(until).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException noTime) {
            throw Problem.invalid("until", Rule.TIME, "must be a time such as 2027-01-31T12:00:00Z");
        }
        if (!end.isAfter(now) || !end.isBefore(NEVER)) {
            throw Problem.invalid("until", Rule.PAST, "must be a time in the future, before 9999-12-31");
        }
        return end;
    }

    /** An end as answers show it: null for {@link #NEVER}. */
    public static Instant shown(Instant end) {
        return end.isBefore(NEVER) ? end : null;
    }
}
