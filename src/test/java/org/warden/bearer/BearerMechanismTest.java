package org.warden.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.http.Caller;
import org.warden.http.Gate;
import org.warden.problem.Stub;
import org.warden.problem.StubRequest;
import org.warden.proof.ProofSettings;
import org.warden.role.Rights;
import org.warden.role.RolePermissions;
import org.warden.shutdown.Drain;
import org.warden.shutdown.Drains;
import org.warden.token.AccessToken;

class BearerMechanismTest {
    private final String good = TokenChecks.goodToken();
    private Drain drain = new Drain();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer   "})
    void schemeIsWrittenInAnyLetterCase(String scheme) {
        HttpServletRequest request = request(scheme + good);
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(request.getAttribute(Caller.TOKEN)).isInstanceOf(AccessToken.class);
    }

    @Test
    void tokenMakesACallerWithThePermissionsOfItsRoles() {
        HttpServletRequest request = request("Bearer " + good);
        validate(request);
        Caller caller = Caller.of(request);
        assertThat(caller.may("product:update")).isTrue();
        assertThat(caller.may("order:read")).isFalse();
    }

    @Test
    void requestWithoutATokenIsAnonymous() {
        HttpServletRequest request = StubRequest.to("/api/user");
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(request.getAttribute(Gate.REFUSED)).isNull();
        assertThat(Caller.find(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ZHVrZTpzM2NyZXQ=", "Bearer:x", "Bear", "Token x", ""})
    void anotherSchemeIsAnonymous(String header) {
        HttpServletRequest request = request(header);
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(request.getAttribute(Gate.REFUSED)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer a b", "Bearer a.b.c"})
    void badTokenIsAnonymousAndItsReasonWaitsForTheGate(String header) {
        HttpServletRequest request = request(header);
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(request.getAttribute(Gate.REFUSED)).isNotNull();
        assertThat(request.getAttribute(Caller.TOKEN)).isNull();
    }

    @Test
    void twoHeadersAreNoTokenEvenWhereBothAreGood() {
        HttpServletRequest request =
                StubRequest.to("/api/user", Map.of("Authorization", List.of("Bearer " + good, "Bearer " + good)));
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(request.getAttribute(Gate.REFUSED)).isNotNull();
    }

    /** The edge refuses the request, and the owner uses the ticket at another node. */
    @Test
    void nodeThatRefusesRequestsLeavesTheTicketAsItIs() {
        HttpServletRequest request = StubRequest.to("/feed?ticket=abc", Map.of("Accept", List.of("text/event-stream")));
        drain = Drains.refusing();
        assertThat(validate(request)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(request.getAttribute(Gate.FAILED)).isNull();
    }

    private static HttpServletRequest request(String header) {
        return StubRequest.to("/api/user", Map.of("Authorization", List.of(header)));
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private AuthenticationStatus validate(HttpServletRequest request) {
        BearerMechanism mechanism = new BearerMechanism();
        mechanism.tokens = TokenChecks.ofNow();
        mechanism.drain = drain;
        mechanism.settings = new BearerSettings(false);
        mechanism.proofs = new ProofSettings(Duration.ofMinutes(5));
        mechanism.permissions = new RolePermissions(Map.of("User", Rights.of(Set.of("product:*"))));
        HttpMessageContext context = Stub.of(HttpMessageContext.class)
                .on(
                        "getMessageInfo",
                        given -> Stub.of(MessageInfo.class)
                                .on("getMap", nothing -> new HashMap<String, Object>())
                                .build())
                .on("doNothing", given -> AuthenticationStatus.NOT_DONE)
                .on("notifyContainerAboutLogin", given -> {
                    assertThat(given[1]).isEqualTo(Set.of("User"));
                    return AuthenticationStatus.SUCCESS;
                })
                .build();
        return mechanism.validateRequest(request, null, context);
    }
}
