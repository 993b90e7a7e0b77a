package org.warden.admin.grants;

import java.time.Instant;
import org.warden.time.Until;

/**
 * The terms on which a role is given.
 *
 * @param until the second at which it ends
 * @param reason an empty text for none
 */
public record Terms(Instant until, String reason) {
    /** Neither an end nor a reason. */
    public static final Terms NONE = new Terms(Until.NEVER, "");

    boolean hasEnd() {
        return until.isBefore(Until.NEVER);
    }
}
