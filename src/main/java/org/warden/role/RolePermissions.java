package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import org.warden.mirror.Mirror;

/**
 * The permissions of each role, in memory. A change of a role is in force at once on this node and after a second on others,
 * without a new token.
 */
@ApplicationScoped
public class RolePermissions extends Mirror {
    @Inject
    PermissionReading reading;

    private volatile KnownRoles known;

    /** No role has a permission until the first reload. */
    public RolePermissions() {
        this(Map.of());
    }

    /** These roles have these rights, and all other roles have none. */
    public RolePermissions(Map<String, Rights> rights) {
        known = KnownRoles.of(Map.of(), rights);
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Roles.Changed committed) {
        changed();
    }

    /** Costs one query if no role has changed. */
    @Override
    public synchronized void reload() {
        known = reading.read(known);
    }

    /** Whether one of the roles has this permission or a wildcard above it. Makes no query. */
    public boolean allow(Collection<String> roles, String permission) {
        Map<String, Rights> rights = known.rights();
        for (String role : roles) {
            if (rights.getOrDefault(role, Rights.NONE).allow(permission)) {
                return true;
            }
        }
        return false;
    }

    /** The permissions of all roles for other services, as JSON. Makes no query. */
    public Published published() {
        return known.published();
    }

    /**
     * The document for other services.
     *
     * @param json {@code {"roles":{"Moderator":["order:*"]}}}, without the permissions of Warden's own endpoints
     * @param etag changes with the document
     */
    public record Published(String json, String etag) {}
}
