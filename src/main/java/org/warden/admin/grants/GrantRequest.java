package org.warden.admin.grants;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.warden.audit.Reason;
import org.warden.json.ParsedAs;
import org.warden.time.Until;

/**
 * The terms of a role.
 *
 * @param until when the role ends; a fraction of a second is dropped
 * @param reason stored with the role
 */
public record GrantRequest(
        @Size(min = 1, max = 64, message = "must be 1 to 64 characters") @ParsedAs(format = "date-time")
        String until,

        @Reason String reason) {

    /** Parses the end. Throws {@code INVALID_INPUT} if it is not a time in the future. */
    Terms terms(Instant now) {
        return new Terms(Until.parsed(until, now), reason == null ? "" : reason);
    }
}
