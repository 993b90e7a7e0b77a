package org.warden.admin.rights;

import java.util.List;

/** All roles, in alphabetical order. */
public record RolesView(List<RoleView> roles) {}
