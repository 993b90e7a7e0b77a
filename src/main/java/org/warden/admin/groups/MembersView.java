package org.warden.admin.groups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Some members of a group.
 *
 * @param next the cursor of the next page, or null
 */
public record MembersView(List<MemberView> members, String next) {
    /**
     * One member.
     *
     * @param until when the membership ends, or null
     */
    public record MemberView(UUID id, String username, Instant until, Instant added, UUID addedBy) {}
}
