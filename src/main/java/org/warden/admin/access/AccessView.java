package org.warden.admin.access;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * Whether an account may do something, and why.
 *
 * @param message the same in one sentence
 * @param because every source of a role that would be enough
 */
public record AccessView(boolean allowed, String message, List<BecauseView> because) {
    /**
     * A role and where it comes from.
     *
     * @param source {@code grant} or {@code group}
     * @param group the group of which the account is a member
     * @param path the names from the top to that group
     * @param until the end; absent if there is none
     * @param reason why it does not count, in one stable word; absent if it counts
     * @param message the reason in a sentence
     */
    public record BecauseView(
            String role,
            @Pattern(regexp = "grant|group") String source,
            @MayBeAbsent UUID group,
            @MayBeAbsent String path,
            @MayBeAbsent Instant until,
            boolean counts,

            @MayBeAbsent @Pattern(regexp = "account|ended|second-factor|trimmed|after-token")
            String reason,

            @MayBeAbsent String message) {}
}
