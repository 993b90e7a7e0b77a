package org.warden.admin.groups;

import java.util.List;

/** Groups in the order of their names. */
public record GroupsView(List<GroupView> groups) {}
