package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.reflect.Field;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refusals;
import org.warden.problem.Stub;

class GateTest {
    private final Map<String, Object> properties = new HashMap<>();
    private SecurityContext passed;

    static class Doors {
        public void unnamed() {}

        @DenyAll
        public void closed() {}

        @PermitAll
        public void open() {}

        @RolesAllowed(Gate.AUTHENTICATED)
        public void anyAuthenticatedCaller() {}

        @RolesAllowed({"Administrator", "Moderator"})
        public void twoRoles() {}

        @RolesAllowed({"product:update", "Administrator"})
        public void permission() {}
    }

    @Test
    void methodThatNamesNoGateIsClosed() {
        assertThat(refusal("unnamed", token("Administrator")).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void methodThatDeniesAllIsClosed() {
        assertThat(refusal("closed", token("Administrator")).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void methodThatPermitsAllIsOpenToStrangers() {
        assertThat(refusal("open", null)).isNull();
    }

    /** A login with an old token in the header must work. */
    @Test
    void methodThatPermitsAllIsOpenToARefusedToken() {
        properties.put(Gate.REFUSED, "exp");
        assertThat(refusal("open", null)).isNull();
    }

    @Test
    void strangerNeedsAToken() {
        assertThat(refusal("anyAuthenticatedCaller", null).type()).isEqualTo(ProblemType.TOKEN_REQUIRED);
    }

    @Test
    void refusedTokenIsCalledInvalidAndNotWhy() {
        properties.put(Gate.REFUSED, "aud");
        assertThat(refusal("anyAuthenticatedCaller", null))
                .extracting(Problem::type, Problem::getMessage)
                .containsExactly(ProblemType.INVALID_TOKEN, "The access token is not valid.");
    }

    @Test
    void anyAuthenticatedCallerNeedsNoRole() {
        assertThat(refusal("anyAuthenticatedCaller", token())).isNull();
    }

    @Test
    void oneOfTheRolesIsEnough() {
        assertThat(refusal("twoRoles", token("Moderator"))).isNull();
    }

    @Test
    void otherRolesAreNotEnough() {
        assertThat(refusal("twoRoles", token("User", "administrator")).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void nameWithAColonIsAPermission() {
        calledBy("product:update");
        assertThat(refusal("permission", token("User"))).isNull();
        assertThat(passed.isUserInRole("product:update")).isTrue();
        assertThat(passed.isUserInRole("product:delete")).isFalse();
    }

    @Test
    void roleBesideAPermissionIsEnough() {
        calledBy();
        assertThat(refusal("permission", token("Administrator"))).isNull();
    }

    @Test
    void callerWithoutThePermissionIsRefusedAlsoWithARoleOfThatName() {
        calledBy("product:read");
        assertThat(refusal("permission", token("product:update")).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    @Test
    void refusalNamesWhatWouldBeEnough() {
        calledBy("product:read");
        assertThat(Refusals.required(refusal("permission", token("User"))))
                .containsExactly("product:update", "Administrator");
    }

    @Test
    void callerOfAnotherMechanismHasNoPermission() {
        assertThat(refusal("permission", token("User")).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    private void calledBy(String... permissions) {
        properties.put(
                Caller.ATTRIBUTE,
                new Caller(new UUID(0, 1), "duke", Optional.empty(), Set.of(permissions)::contains, null));
    }

    @Test
    void callerIsInTheRolesOfTheToken() {
        assertThat(refusal("anyAuthenticatedCaller", token("User"))).isNull();
        assertThat(passed.isUserInRole("User")).isTrue();
        assertThat(passed.isUserInRole(Gate.AUTHENTICATED)).isTrue();
        assertThat(passed.isUserInRole("Administrator")).isFalse();
    }

    /** A caller whom another mechanism of the server authenticated. */
    @Test
    void callerWithoutATokenIsInTheRolesThatTheServerSays() {
        Principal other = () -> "duke";
        assertThat(refusal("twoRoles", other).type()).isEqualTo(ProblemType.FORBIDDEN);
    }

    private Problem refusal(String method, Principal caller) {
        return catchThrowableOfType(Problem.class, () -> gate(method).filter(request(caller)));
    }

    private static Gate gate(String method) throws ReflectiveOperationException {
        Gate gate = new Gate();
        Field resource = Gate.class.getDeclaredField("resource");
        resource.setAccessible(true);
        Object called = Doors.class.getDeclaredMethod(method);
        resource.set(
                gate,
                Stub.of(ResourceInfo.class)
                        .on("getResourceMethod", given -> called)
                        .build());
        return gate;
    }

    private ContainerRequestContext request(Principal caller) {
        SecurityContext server = Stub.of(SecurityContext.class)
                .on("getUserPrincipal", given -> caller)
                .on("isUserInRole", given -> false)
                .build();
        return Stub.of(ContainerRequestContext.class)
                .on("getSecurityContext", given -> server)
                .on("getProperty", given -> properties.get((String) given[0]))
                .on("setSecurityContext", given -> passed = (SecurityContext) given[0])
                .build();
    }

    private static JsonWebToken token(String... groups) {
        return Stub.of(JsonWebToken.class)
                .on("getGroups", given -> Set.of(groups))
                .build();
    }
}
