package org.warden.admin.groups;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.warden.group.GroupMember;
import org.warden.problem.Problem;

/**
 * The terms of a membership.
 *
 * @param until when it ends; a fraction of a second is dropped
 */
public record MemberRequest(
        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String until) {
    /** The request without a body. */
    static final MemberRequest WITHOUT_END = new MemberRequest(null);

    /** Parses the end. Throws {@code INVALID_INPUT} if it is not a time in the future. */
    Instant end(Instant now) {
        if (until == null) {
            return GroupMember.NEVER;
        }
        Instant end;
        try {
            end = Instant.parse(until).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException noTime) {
            throw Problem.invalid("until", "must be a time such as 2027-01-31T12:00:00Z");
        }
        if (!end.isAfter(now) || !end.isBefore(GroupMember.NEVER)) {
            throw Problem.invalid("until", "must be a time in the future, before 9999-12-31");
        }
        return end;
    }
}
