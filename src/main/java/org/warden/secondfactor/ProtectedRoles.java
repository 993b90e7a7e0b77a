package org.warden.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.warden.database.Act;
import org.warden.role.Roles;

/** Compares the roles that require a second factor with the existing roles. */
@Act
@Stateless
public class ProtectedRoles {
    @Inject
    Roles roles;

    @Inject
    SecondFactorSettings settings;

    /** Throws if a setting names a role that does not exist. */
    public void requireKnown() {
        settings.requireKnown(roles.names());
    }
}
