package org.warden.admin.groups;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.warden.json.ParsedAs;
import org.warden.time.Until;

/**
 * The terms of a membership.
 *
 * @param until when it ends; a fraction of a second is dropped
 */
public record MemberRequest(
        @Size(min = 1, max = 64, message = "must be 1 to 64 characters") @ParsedAs(format = "date-time")
        String until) {
    /** The request without a body. */
    static final MemberRequest WITHOUT_END = new MemberRequest(null);

    /** Parses the end. Throws {@code INVALID_INPUT} if it is not a time in the future. */
    Instant end(Instant now) {
        return Until.parsed(until, now);
    }
}
