package org.warden.admin.standing;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.warden.account.Standing;
import org.warden.problem.Problem;

/**
 * The body of a lock.
 *
 * @param until when the lock ends, in ISO 8601; null for a lock without an end
 */
public record LockRequest(
        @Reason String reason,

        @Pattern(regexp = LockRequest.TIME, message = "must be a time such as 2027-01-31T12:00:00Z")
        String until) {
    static final String TIME = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z";

    /** The end of the lock; throws {@code INVALID_INPUT} unless it is in the future. */
    Instant end(Instant now) {
        if (until == null) {
            return Standing.NEVER;
        }
        try {
            Instant end = Instant.parse(until);
            if (end.isAfter(now) && end.isBefore(Standing.NEVER)) {
                return end;
            }
        } catch (DateTimeParseException unreadable) {
            throw Problem.invalid("until", "must be a time such as 2027-01-31T12:00:00Z");
        }
        throw Problem.invalid("until", "must be a time in the future, before 9999-12-31");
    }
}
