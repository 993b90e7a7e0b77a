package org.warden.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Rush;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;
import org.warden.server.Visitor;

/** The limit on costly requests from one address (ASVS 2.4.1, 6.3.1). The tests call through a trusted proxy. */
@Tag("process")
class ThrottleIT {
    private static final int BURST = 5;

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;
    private static int next;

    private final String address = "198.51.100." + ++next;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_DB_URL", TestDatabase.h2(folder),
                        "WARDEN_THROTTLE_ENABLED", "true",
                        "WARDEN_THROTTLE_BURST", Integer.toString(BURST),
                        "WARDEN_THROTTLE_PER_MINUTE", "1",
                        "WARDEN_THROTTLE_TRUSTED_PROXIES", "127.0.0.0/8, ::1",
                        "WARDEN_BEARER_BASIC", "true"));
        api = server.ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void moreLoginsThanTheBurstAreToldWhenToComeBack() {
        for (int i = 0; i < BURST; i++) {
            guess(address, "nobody" + i).mustBe(401, "invalid-credentials");
        }
        Answer refused = guess(address, "nobody").mustBe(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        guess("203.0.113." + next, "nobody").mustBe(401, "invalid-credentials");
    }

    @Test
    void parallelCallsGainNothing() throws InterruptedException {
        List<Answer> answers = Rush.of(20, caller -> guess(address, "nobody" + caller));
        // On a slow machine one of them may wait too long for its hash.
        assertThat(answers.stream().filter(answer -> answer.status() == 401 || answer.status() == 503))
                .hasSize(BURST);
        assertThat(answers.stream().filter(answer -> answer.status() == 429)).hasSize(20 - BURST);
    }

    @Test
    void registrationsAndLoginsCountTogether() {
        for (int i = 0; i < BURST; i++) {
            Visitor.registered(from(address));
        }
        guess(address, "nobody").mustBe(429, "too-many-requests");
    }

    @Test
    void whatACallerClaimsBehindTheProxyIsNotBelieved() {
        for (int i = 0; i < BURST; i++) {
            guess("203.0.113.9" + i + ", " + address, "nobody").mustBe(401, "invalid-credentials");
        }
        guess("203.0.113.99, " + address, "nobody").mustBe(429, "too-many-requests");
    }

    @Test
    void basicCredentialsThatAreRightDoNotCount() {
        String someone = Visitor.registered(from(address)).username;
        for (int i = 0; i < 2 * BURST; i++) {
            assertThat(basic(someone, Api.PASSWORD).status()).isEqualTo(200);
        }
        for (int i = 0; i < BURST - 1; i++) {
            basic("nobody", "wrong").mustBe(401, "invalid-credentials");
        }
        basic(someone, Api.PASSWORD).mustBe(429, "too-many-requests");
    }

    @Test
    void whatIsCheapIsNotBounded() {
        for (int i = 0; i < 10 * BURST; i++) {
            assertThat(from(address).get(".well-known/jwks.json").status()).isEqualTo(200);
            assertThat(from(address).get("health/ready").status()).isEqualTo(200);
            // This server has no token for them.
            from(address).get("metrics").mustBe(404, "not-found");
        }
    }

    private Answer basic(String user, String password) {
        String pair = java.util.Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return from(address).with("Authorization", "Basic " + pair).get("api/secured");
    }

    /** A login that is always wrong. */
    private static Answer guess(String forwarded, String user) {
        return from(forwarded).post("api/user/token", Api.json("username", user, "password", "wrong"));
    }

    private static Api from(String forwarded) {
        return api.with("X-Forwarded-For", forwarded);
    }
}
