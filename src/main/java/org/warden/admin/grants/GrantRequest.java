package org.warden.admin.grants;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.warden.account.RoleGrant;
import org.warden.problem.Problem;

/**
 * The terms of a role.
 *
 * @param until when the role ends; a fraction of a second is dropped
 * @param reason stored with the role
 */
public record GrantRequest(
        @Size(min = 1, max = 64, message = "must be 1 to 64 characters")
        String until,

        @Size(max = 200, message = "must be at most 200 characters")
        String reason) {

    /** Parses the end. Throws {@code INVALID_INPUT} if it is not a time in the future. */
    Terms terms(Instant now) {
        return new Terms(until == null ? RoleGrant.NEVER : end(now), reason == null ? "" : reason);
    }

    private Instant end(Instant now) {
        Instant end;
        try {
            end = Instant.parse(until).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException noTime) {
            throw Problem.invalid("until", "must be a time such as 2027-01-31T12:00:00Z");
        }
        if (!end.isAfter(now) || !end.isBefore(RoleGrant.NEVER)) {
            throw Problem.invalid("until", "must be a time in the future, before 9999-12-31");
        }
        return end;
    }
}
