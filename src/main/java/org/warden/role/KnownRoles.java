package org.warden.role;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.warden.http.IfNoneMatch;
import org.warden.role.RolePermissions.Published;

/**
 * The roles as last read.
 *
 * @param versions of all roles; the first version of a role is the time of its creation in milliseconds, or 1, and each change
 *     adds 1
 * @param rights of all roles that have any
 */
public record KnownRoles(Map<String, Long> versions, Map<String, Rights> rights, Published published) {
    private static final JsonProvider JSON = JsonProvider.provider();

    static KnownRoles of(Map<String, Long> versions, Map<String, Rights> rights) {
        byte[] json = publish(rights);
        return new KnownRoles(Map.copyOf(versions), Map.copyOf(rights), new Published(json, IfNoneMatch.tag(json)));
    }

    private static byte[] publish(Map<String, Rights> rights) {
        JsonObjectBuilder roles = JSON.createObjectBuilder();
        new TreeMap<>(rights).forEach((role, held) -> {
            List<String> others = held.sorted().stream()
                    .filter(permission -> !OwnPermissions.contain(permission))
                    .toList();
            if (!others.isEmpty()) {
                roles.add(role, JSON.createArrayBuilder(others));
            }
        });
        return JSON.createObjectBuilder().add("roles", roles).build().toString().getBytes(StandardCharsets.UTF_8);
    }
}
