package org.warden.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.warden.mirror.Mirror;
import org.warden.role.Declarations;
import org.warden.role.PermissionReading;
import org.warden.role.RolePermissions;
import org.warden.role.TokenRoom;

/**
 * The permissions that tokens contain beside the roles, for services that understand nothing but names in a token: those that
 * applications have declared below the words of {@code warden.token.permissions}. Without the setting, nothing is read.
 */
@ApplicationScoped
public class TokenPermissions extends Mirror {
    private static final int MOST = 100;

    @Inject
    TokenSettings settings;

    @Inject
    PermissionReading reading;

    @Inject
    RolePermissions permissions;

    private volatile List<String> declared = List.of();

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Declarations.Changed committed) {
        changed();
    }

    @Override
    public void reload() {
        if (!settings.permissions().isEmpty()) {
            declared = reading.declaredBelow(settings.permissions());
        }
    }

    /** Those that these roles give, or none if there are too many for a token. Makes no query. */
    public List<String> of(List<String> roles) {
        if (declared.isEmpty()) {
            return List.of();
        }
        List<String> given = declared.stream()
                .filter(permission -> permissions.allow(roles, permission))
                .toList();
        List<String> names = Stream.concat(roles.stream(), given.stream()).toList();
        return given.size() <= MOST && TokenRoom.of(names) <= TokenRoom.ALL ? given : List.of();
    }
}
