package org.warden.bearer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Gate;
import org.warden.role.RolePermissions;
import org.warden.token.TokenVerifier.Verdict;

/** The callers of connections that stay open, such as WebSockets: a caller may lose a role, or the session may end. */
@ApplicationScoped
public class Callers {
    @Inject
    TokenCheck tokens;

    @Inject
    RolePermissions permissions;

    /**
     * Whether a method with {@code @RolesAllowed(name)} would admit this caller now. False once the token has expired or its
     * session has ended, and for a caller without a token. Makes a query only if a group has lost a role that the token names.
     *
     * @param caller the principal of the connection
     * @param name a role, a permission, or {@link Gate#AUTHENTICATED}
     */
    public boolean admit(JsonWebToken caller, String name) {
        String text = caller.getRawToken();
        Verdict verdict = text == null ? Verdict.refused("no token") : tokens.check(text);
        if (verdict.isRefused()) {
            return false;
        }
        Set<String> roles = verdict.token().getGroups();
        return Gate.admits(name, roles::contains, permission -> permissions.allow(roles, permission));
    }
}
