package org.warden.admin.groups;

import java.util.List;
import org.warden.json.MayBeAbsent;

/**
 * Some groups, in the order of their names.
 *
 * @param next the cursor of the next page; absent on the last page
 */
public record GroupsView(
        List<GroupView> groups, @MayBeAbsent String next) {}
