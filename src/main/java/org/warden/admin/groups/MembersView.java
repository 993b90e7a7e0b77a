package org.warden.admin.groups;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * Some members of a group.
 *
 * @param next the cursor of the next page; absent on the last page
 */
public record MembersView(
        List<MemberView> members, @MayBeAbsent String next) {
    /**
     * One member.
     *
     * @param until when the membership ends; absent if it has no end
     */
    public record MemberView(
            UUID id,
            String username,
            @MayBeAbsent Instant until,
            Instant added,
            @MayBeAbsent UUID addedBy) {}
}
