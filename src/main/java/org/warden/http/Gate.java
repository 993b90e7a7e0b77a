package org.warden.http;

import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.problem.Problem;
import org.warden.problem.ProblemBody;
import org.warden.problem.ProblemType;

/**
 * Enforces {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} on resource methods, the same on every server. {@code
 * @RolesAllowed} names roles, such as {@code Administrator}, and permissions, such as {@code product:update}; any one of them
 * is enough. Denies access to a method without an annotation.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 500)
public class Gate implements ContainerRequestFilter {
    /** Stands for any authenticated caller in {@code @RolesAllowed} (Jakarta Servlet 6.0, section 13.8). */
    public static final String AUTHENTICATED = "**";

    /** Request attribute: why the token was refused, in a few fixed words. */
    public static final String REFUSED = "org.warden.token-refused";

    /** Request attribute: the exception that prevented authentication. */
    public static final String FAILED = "org.warden.authentication-failed";

    private static final System.Logger LOG = System.getLogger(Gate.class.getName());

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
        boolean open = method.isAnnotationPresent(PermitAll.class);
        if (method.isAnnotationPresent(DenyAll.class) || (roles == null && !open)) {
            throw new Problem(ProblemType.FORBIDDEN, "No caller may do this.");
        }
        if (!open) {
            requireRole(roles, request);
        }
    }

    private static void requireRole(RolesAllowed roles, ContainerRequestContext request) {
        SecurityContext security = request.getSecurityContext();
        if (security.getUserPrincipal() == null) {
            throw unauthenticated(request::getProperty);
        }
        Passed passed = new Passed(security, request.getProperty(Caller.ATTRIBUTE));
        for (String role : roles.value()) {
            if (passed.isUserInRole(role)) {
                request.setSecurityContext(passed);
                return;
            }
        }
        LOG.log(
                System.Logger.Level.INFO,
                "caller without the required role refused, request {0}",
                request.getProperty(ProblemBody.REQUEST_ID));
        throw Problem.forbidden(List.of(roles.value()));
    }

    /**
     * Whether {@code @RolesAllowed(name)} admits a caller with these roles and permissions. A name with a colon is a
     * permission; no role has one in its name.
     */
    public static boolean admits(String name, Predicate<String> roles, Predicate<String> permissions) {
        boolean permission = name.indexOf(':') >= 0;
        return name.equals(AUTHENTICATED) || (permission ? permissions : roles).test(name);
    }

    /** The exception for a request without a caller, from the request's attributes. */
    public static RuntimeException unauthenticated(Function<String, Object> attributes) {
        if (attributes.apply(FAILED) instanceof RuntimeException failure) {
            return failure;
        }
        Object reason = attributes.apply(REFUSED);
        if (reason == null) {
            return new Problem(ProblemType.TOKEN_REQUIRED, "An access token is needed: Authorization: Bearer ...");
        }
        LOG.log(
                System.Logger.Level.INFO,
                "token refused: {0}, request {1}",
                reason,
                attributes.apply(ProblemBody.REQUEST_ID));
        return Problem.invalidToken();
    }

    /**
     * The owner must have proved the account recently to call this method (RFC 9470), with a second factor if the account has
     * one.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    public @interface StepUp {
        When value() default When.ALWAYS;

        /** Which calls of the method need the proof. */
        enum When {
            /** A filter enforces it after the gate. */
            ALWAYS,
            /** Only calls for an account with a second factor, because the body contains the password. */
            SECOND_FACTOR,
            /**
             * Only calls that concern rights over Warden itself. The act enforces it ({@link Caller#mustBeProven}), because
             * only it knows the rights.
             */
            WARDENS_RIGHTS
        }
    }

    /** Shows the roles in force to the resource and to the server's own check, which runs after this filter. */
    private record Passed(SecurityContext security, Object caller) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return security.getUserPrincipal();
        }

        @Override
        public boolean isUserInRole(String role) {
            return admits(role, this::hasRole, permission -> caller instanceof Caller known && known.may(permission));
        }

        /** A server knows only the roles that the WAR declares; a token has them all. */
        private boolean hasRole(String role) {
            return security.getUserPrincipal() instanceof JsonWebToken token
                    ? token.getGroups().contains(role)
                    : security.isUserInRole(role);
        }

        @Override
        public boolean isSecure() {
            return security.isSecure();
        }

        @Override
        public String getAuthenticationScheme() {
            return security.getAuthenticationScheme();
        }
    }
}
