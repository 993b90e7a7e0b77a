package org.warden.client;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes {@code @RolesAllowed("product:update")} work in a service that accepts Warden's tokens. A name with a colon is a
 * permission, which a caller has by one of their roles; the server decides about every other name, as before.
 */
@Provider
@Priority(Priorities.AUTHORIZATION - 100)
public class PermissionFilter implements ContainerRequestFilter {
    private final PublishedPermissions permissions =
            PublishedPermissions.from(ConfigProvider.getConfig(), System::nanoTime);

    @Override
    public void filter(ContainerRequestContext request) {
        request.setSecurityContext(new Caller(request.getSecurityContext(), permissions));
    }

    /** The caller as the server knows them, with the permissions of their roles. */
    private record Caller(SecurityContext known, PublishedPermissions permissions) implements SecurityContext {
        @Override
        public boolean isUserInRole(String name) {
            return known.isUserInRole(name)
                    // The server's answer is not enough: Payara knows only roles that an annotation of the service
                    // names.
                    || (name.indexOf(':') >= 0
                            && known.getUserPrincipal() instanceof JsonWebToken token
                            && permissions.allow(name, token.getGroups()::contains));
        }

        @Override
        public Principal getUserPrincipal() {
            return known.getUserPrincipal();
        }

        @Override
        public boolean isSecure() {
            return known.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return known.getAuthenticationScheme();
        }
    }
}
