package org.warden.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.warden.client.SmallWarden.ACCOUNT;
import static org.warden.client.SmallWarden.RENEWAL;
import static org.warden.client.SmallWarden.REVOCATION;
import static org.warden.client.SmallWarden.TOKEN;
import static org.warden.client.SmallWarden.tokens;

import jakarta.json.JsonObject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.warden.client.WardenCalls.Device;
import org.warden.problem.Stub;

/** What the filter does with the server's caller and the HTTP session. */
class WardenSessionFilterTest {
    private final MemorySession session = new MemorySession();
    private final AtomicLong now = new AtomicLong();
    private SmallWarden warden;
    private Principal caller;
    private boolean hasSession;
    private String answer = "none";

    @BeforeEach
    void start() throws IOException {
        warden = new SmallWarden();
        warden.answers(TOKEN, 200, tokens("s1", "r1", "User"));
        warden.answers(ACCOUNT, 200, "{}");
        warden.answers(RENEWAL, 200, tokens("s1", "r2", "User"));
        warden.answers(REVOCATION, 200, "{}");
    }

    @AfterEach
    void stop() {
        warden.close();
    }

    private void enter() throws IOException {
        hasSession = true;
        WardenSession opened = WardenSession.opened(
                warden.address(),
                warden.calls().logIn(JsonObject.EMPTY_JSON_OBJECT, new Device("192.0.2.1", "Firefox")),
                now.get());
        session.http().setAttribute(WardenSession.NAME, opened);
        caller = opened::username;
    }

    @Test
    void strangerWithoutALoginPasses() throws Exception {
        filter();
        assertThat(answer).isEqualTo("page");
    }

    @Test
    void userPasses() throws Exception {
        enter();
        filter();
        assertThat(answer).isEqualTo("page");
    }

    /** A server may remember the user in a cookie of its own. */
    @Test
    void callerWithoutAnHttpSessionIsLoggedOut() throws Exception {
        caller = () -> "duke";
        filter();
        assertThat(answer).isEqualTo("redirect /desk");
    }

    @Test
    void callerOfAnotherHttpSessionIsLoggedOut() throws Exception {
        enter();
        caller = () -> "administrator";
        filter();
        assertThat(answer).isEqualTo("redirect /desk");
        assertThat(warden.of(REVOCATION)).hasSize(1);
    }

    @Test
    void userIsToldToTryAgainWhileWardenIsDown() throws Exception {
        enter();
        warden.answers(RENEWAL, 503, "");
        now.addAndGet(Duration.ofMinutes(15).toNanos());
        filter();
        assertThat(answer).isEqualTo("error 503");
    }

    private void filter() throws Exception {
        HttpServletRequest request = Stub.of(HttpServletRequest.class)
                .on("getSession", none -> hasSession ? session.http() : null)
                .on("getUserPrincipal", none -> caller)
                .on("getHeader", none -> null)
                .on("getRemoteAddr", none -> "192.0.2.1")
                .on("getMethod", none -> "GET")
                .on("getQueryString", none -> null)
                .on("getRequestURI", none -> "/desk")
                .on("getContextPath", none -> "")
                .on("logout", none -> null)
                .build();
        HttpServletResponse response = Stub.of(HttpServletResponse.class)
                .on("setHeader", none -> null)
                .on("encodeRedirectURL", given -> given[0])
                .on("sendRedirect", given -> answer = "redirect " + given[0])
                .on("sendError", given -> answer = "error " + given[0])
                .build();
        FilterChain chain = (passed, answered) -> answer = "page";
        new WardenSessionFilter(new SessionCheck(warden.calls(), Duration.ofMinutes(1), now::get))
                .doFilter(request, response, chain);
    }
}
