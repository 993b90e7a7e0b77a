package org.warden.admin.groups;

import java.util.List;

/**
 * Some groups, in the order of their names.
 *
 * @param next the cursor of the next page, or null
 */
public record GroupsView(List<GroupView> groups, String next) {}
