package org.warden.admin.standing;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.warden.audit.Reason;
import org.warden.json.ParsedAs;
import org.warden.time.Until;

/**
 * The body of a lock.
 *
 * @param until when the lock ends, in ISO 8601; null for a lock without an end; a fraction of a second is dropped
 */
public record LockRequest(
        @Reason String reason,

        @Size(min = 1, max = 64, message = "must be 1 to 64 characters") @ParsedAs(format = "date-time")
        String until) {
    /** The end of the lock; throws {@code INVALID_INPUT} unless it is in the future. */
    Instant end(Instant now) {
        return Until.parsed(until, now);
    }
}
