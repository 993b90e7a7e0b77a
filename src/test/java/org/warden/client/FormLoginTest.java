package org.warden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.warden.client.SmallWarden.TOKEN;
import static org.warden.client.SmallWarden.tokens;

import jakarta.json.JsonObject;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Stub;

/** A login with a form against a small Warden. */
class FormLoginTest {
    private final MemorySession session = new MemorySession();
    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "desk.example.org"));
    private final AtomicInteger newIds = new AtomicInteger();
    private SmallWarden warden;
    private String code;
    private String agent = "Firefox";

    private final HttpServletRequest request = Stub.of(HttpServletRequest.class)
            .on("getParameter", name -> name[0].equals("j_code") ? code : null)
            .on("getRemoteAddr", none -> "192.0.2.1")
            .on("getHeader", name -> name[0].equals("User-Agent") ? agent : headers.get((String) name[0]))
            .on("getSession", none -> session.http())
            .on("changeSessionId", none -> String.valueOf(newIds.incrementAndGet()))
            .build();

    @BeforeEach
    void start() throws IOException {
        warden = new SmallWarden();
        warden.answers(TOKEN, 200, tokens("s1", "r1", "User", "Clerk"));
    }

    @AfterEach
    void stop() {
        warden.close();
    }

    private CredentialValidationResult enter(String name, String password) {
        return new FormLogin(warden.calls(), request).validate(name, password);
    }

    /** ASVS 3.5.1: such a page could log the user in to an account of its own. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://evil.example",
        "Origin, null"
    })
    void formOfAnotherSiteIsRefused(String header, String value) {
        headers.put(header, value);
        requireRefused("cross-site");
        assertThat(warden.of(TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, https://desk.example.org"})
    void formOfThisSiteIsSent(String header, String value) {
        headers.put(header, value);
        assertThat(enter("duke", "secret").getStatus()).isEqualTo(Status.VALID);
    }

    private JsonObject sent() {
        return WardenCalls.object(warden.of(TOKEN).get(0).body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void requireRefused(String why) {
        assertThat(enter("duke", "secret").getStatus()).isEqualTo(Status.INVALID);
        assertThat(WardenStore.refusal(request)).contains(why);
        assertThat(WardenSession.in(session.http())).isEmpty();
        assertThat(newIds).hasValue(0);
    }

    @Test
    void callerHasTheNameAndTheRolesOfTheToken() {
        CredentialValidationResult result = enter("duke@example.org", "secret");
        assertThat(result.getStatus()).isEqualTo(Status.VALID);
        assertThat(result.getCallerPrincipal().getName()).isEqualTo("duke");
        assertThat(result.getCallerGroups()).containsExactlyInAnyOrder("User", "Clerk");
        assertThat(WardenSession.in(session.http()).orElseThrow().refreshToken())
                .isEqualTo("r1");
        assertThat(newIds).hasValue(1);
        assertThat(sent().keySet()).containsExactlyInAnyOrder("email", "password");
    }

    @Test
    void wardenHearsOfTheDevice() {
        agent = "Firefox \u00fc\n" + "x".repeat(300);
        enter("duke", "secret");
        assertThat(warden.of(TOKEN).get(0).header("X-forwarded-for")).isEqualTo("192.0.2.1");
        assertThat(warden.of(TOKEN).get(0).header("User-agent"))
                .startsWith("Firefox ??xx")
                .hasSize(256);
    }

    @Test
    void browserWithoutANameEnters() {
        agent = null;
        assertThat(enter("duke", "secret").getStatus()).isEqualTo(Status.VALID);
    }

    @ParameterizedTest
    @CsvSource({"123456, code", "123 456, code", "abcd-efgh, recoveryCode"})
    void secondFactorIsACodeOrARecoveryCode(String typed, String field) {
        code = " " + typed + " ";
        enter("duke", "secret");
        assertThat(sent().keySet()).containsExactlyInAnyOrder("email", "password", field);
        assertThat(sent().getString(field)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid-credentials",
        "401, second-factor-required",
        "401, password-change-required",
        "429, too-many-requests",
        "400, validation"
    })
    void refusalOfWardenIsARefusalHere(int status, String problem) {
        warden.refuses(TOKEN, status, problem);
        requireRefused(problem);
    }

    @ParameterizedTest
    @CsvSource({"302, ''", "404, <html>", "500, ''", "503, ''", "200, {}", "200, <html>"})
    void badAnswerIsARefusal(int status, String body) {
        warden.answers(TOKEN, status, body);
        requireRefused("unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "A", ""})
    void oddProblemIsNotShown(String odd) {
        warden.refuses(TOKEN, 400, odd);
        requireRefused("unavailable");
    }

    @Test
    void tokenWithoutASessionIsARefusal() {
        warden.answers(TOKEN, 200, tokens("s1", "r1", "User").replaceFirst("e30\\.[^.]*", "e30.e30"));
        requireRefused("unavailable");
    }

    @Test
    void endlessAnswerIsARefusal() {
        warden.answers(TOKEN, 200, tokens("s1", "r1", "x".repeat(64 * 1024)));
        requireRefused("unavailable");
    }

    @Test
    void answerThatNeverEndsIsGivenUp() {
        warden.trickles();
        assertTimeout(Duration.ofSeconds(5), () -> requireRefused("unavailable"));
    }

    @Test
    void withoutWardenNoCallerEnters() {
        warden.close();
        requireRefused("unavailable");
    }

    @Test
    void refusalIsForgottenAfterTheLogin() {
        warden.refuses(TOKEN, 401, "invalid-credentials");
        requireRefused("invalid-credentials");
        warden.answers(TOKEN, 200, tokens("s1", "r1", "User"));
        enter("duke", "secret");
        assertThat(WardenStore.refusal(request)).isEmpty();
    }

    @Test
    void hugeTextsAreNotSent() {
        assertThat(enter("x".repeat(255), "secret").getStatus()).isEqualTo(Status.INVALID);
        assertThat(enter("duke", "x".repeat(1025)).getStatus()).isEqualTo(Status.INVALID);
        code = "1".repeat(1025);
        assertThat(enter("duke", "secret").getStatus()).isEqualTo(Status.INVALID);
        assertThat(warden.of(TOKEN)).isEmpty();
        assertThat(WardenStore.refusal(request)).contains("invalid-credentials");
    }
}
