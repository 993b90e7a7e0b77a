package org.warden.admin.groups;

import java.util.List;
import java.util.UUID;
import org.warden.json.MayBeAbsent;

/**
 * A group.
 *
 * @param parent the group above; absent for a group at the top
 * @param path the names from the top to the group, with slashes between them
 * @param roles its own roles; its members have those of the groups above too
 * @param members how many it has itself, counted to 10,000
 * @param version the entity tag without quotation marks
 */
public record GroupView(
        UUID id,
        String name,
        @MayBeAbsent UUID parent,
        String path,
        List<String> roles,
        long members,
        String version) {}
