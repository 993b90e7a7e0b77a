package org.warden.role;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.warden.database.Act;

/** Reads the permissions of all roles, and the declared ones. */
@Act
@Stateless
public class PermissionReading {
    @Inject
    Roles roles;

    @Inject
    Declarations declarations;

    /**
     * Returns the present roles, or the known ones if none has changed. Reads the versions first: a change that is committed
     * between the two queries is then read twice, and never missed.
     */
    public KnownRoles read(KnownRoles known) {
        Map<String, Long> versions = roles.versions();
        return versions.equals(known.versions()) ? known : KnownRoles.of(versions, roles.rights());
    }

    /** The declared permissions that begin with one of these words and a colon, in alphabetical order. */
    public List<String> declaredBelow(Collection<String> words) {
        return declarations.names().stream()
                .filter(name -> words.stream().anyMatch(word -> name.startsWith(word + ":")))
                .toList();
    }
}
