package org.warden.role;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import org.warden.database.Act;

/** Reads the permissions of all roles. */
@Act
@Stateless
public class PermissionReading {
    @Inject
    Roles roles;

    /**
     * Returns the present roles, or the known ones if none has changed. Reads the versions first: a change that is committed
     * between the two queries is then read twice, and never missed.
     */
    public KnownRoles read(KnownRoles known) {
        Map<String, Long> versions = roles.versions();
        return versions.equals(known.versions()) ? known : KnownRoles.of(versions, roles.rights());
    }
}
