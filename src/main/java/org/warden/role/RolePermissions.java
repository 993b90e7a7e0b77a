package org.warden.role;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        known = KnownRoles.of(rights.keySet().stream().collect(Collectors.toMap(role -> role, role -> 1L)), rights);
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

    /**
     * The roles in a token that exist and already existed when it was issued: a new role with the name of a deleted one does
     * not count. Makes no query.
     */
    public Set<String> existing(Set<String> inToken, Instant issued) {
        Map<String, Long> versions = known.versions();
        // The time in a token has no fraction of a second.
        long latest = issued.plusSeconds(1).toEpochMilli();
        for (String role : inToken) {
            if (versions.getOrDefault(role, Long.MAX_VALUE) >= latest) {
                return inToken.stream()
                        .filter(name -> versions.getOrDefault(name, Long.MAX_VALUE) < latest)
                        .collect(Collectors.toUnmodifiableSet());
            }
        }
        return inToken;
    }

    /** The permissions of all roles for other services, as JSON. Makes no query. */
    public Published published() {
        return known.published();
    }

    /**
     * The document for other services.
     *
     * @param json in UTF-8: {@code {"roles":{"Moderator":["order:*"]}}}, without the permissions of Warden's own endpoints
     * @param etag changes with the document
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Published(byte[] json, String etag) {}
}
