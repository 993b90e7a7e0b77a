package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** How a session expires, and how a stolen token ends it, in seconds instead of days. */
@Tag("process")
class SessionLifeIT {
    private static final Duration IDLE = Duration.ofSeconds(6);
    private static final Duration ABSOLUTE = Duration.ofSeconds(11);
    private static final Duration GRACE = Duration.ofSeconds(3);

    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static Api api;

    @BeforeAll
    static void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "WARDEN_DB_URL", TestDatabase.h2(folder),
                        "WARDEN_SESSION_IDLE_LIFE", IDLE.toString(),
                        "WARDEN_SESSION_ABSOLUTE_LIFE", ABSOLUTE.toString(),
                        "WARDEN_SESSION_REFRESH_GRACE", GRACE.toString()));
        api = server.ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** ASVS 7.3.1. */
    @Test
    void unusedSessionEnds() throws InterruptedException {
        Answer login = Visitor.registered(api).logIn();
        Thread.sleep(IDLE.toMillis() + 100);
        api.renew(login.text("refreshToken")).mustBe(401, "invalid-token");
    }

    /** ASVS 7.3.2, 10.4.8. */
    @Test
    void renewalDoesNotReachBeyondTheAbsoluteLife() throws InterruptedException {
        Answer latest = Visitor.registered(api).logIn();
        Instant end = Instant.now().plus(ABSOLUTE);
        int renewals = 0;
        while (Instant.now().isBefore(end.minusMillis(1_500))) {
            Thread.sleep(1_000);
            latest = api.renew(latest.text("refreshToken"));
            assertThat(latest.status()).isEqualTo(200);
            assertThat(Instant.parse(latest.text("refreshTokenExpiration"))).isBeforeOrEqualTo(end);
            renewals++;
        }
        assertThat(renewals).isGreaterThan(4);
        Thread.sleep(Duration.between(Instant.now(), end).toMillis() + 100);
        api.renew(latest.text("refreshToken")).mustBe(401, "invalid-token");
    }

    @Test
    void usedTokenWithinTheGraceGetsTheNewestOfItsFamilyAlsoAfterSeveralRenewals() {
        String first = Visitor.registered(api).logIn().text("refreshToken");
        String second = api.renew(first).text("refreshToken");
        String third = api.renew(second).text("refreshToken");
        assertThat(api.renew(first).text("refreshToken")).isEqualTo(third);
        assertThat(api.renew(third).status()).isEqualTo(200);
    }

    /** ASVS 10.4.5, 7.4.1: the thief and the owner are both logged out, and their access tokens are refused. */
    @Test
    void usedTokenAfterTheGraceEndsItsFamilyAndEveryTokenOfIt() throws InterruptedException {
        Answer login = Visitor.registered(api).logIn();
        Answer renewed = api.renew(login.text("refreshToken"));
        Thread.sleep(GRACE.toMillis() + 100);
        assertThat(api.as(renewed.text("token")).get("api/secured").status()).isEqualTo(200);

        api.renew(login.text("refreshToken")).mustBe(401, "invalid-token");

        api.renew(renewed.text("refreshToken")).mustBe(401, "invalid-token");
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.as(renewed.text("token")).get("api/secured").mustBe(401, "invalid-token");
        await().untilAsserted(() -> assertThat(server.log()).contains("a used refresh token was sent again"));
    }

    @Test
    void reuseIsOnRecordOnceHoweverManyComeWithTheToken() throws Exception {
        Visitor visitor = Visitor.registered(api);
        Answer login = visitor.logIn();
        api.renew(login.text("refreshToken"));
        Thread.sleep(GRACE.toMillis() + 100);
        List<Answer> answers = Rush.of(20, caller -> api.renew(login.text("refreshToken")));
        assertThat(answers).extracting(Answer::status).containsOnly(401);
        assertThat(TestDatabase.ask(folder, """
                select count(*) || ' ' || min(e.action) || ' ' || min(s.end_reason)
                from audit_event e join account a on a.id = e.account_id join session s on s.id = cast(e.subject as uuid)
                where a.email = '%s' and e.action <> 'LOGIN'""".formatted(visitor.email))).isEqualTo("1 REFRESH_TOKEN_REUSED REUSED");
    }

    @Test
    void reuseInOneFamilyLeavesTheOtherSessionsOfTheAccountAlone() throws InterruptedException {
        Visitor visitor = Visitor.registered(api);
        Answer stolen = visitor.logIn();
        Answer own = visitor.logIn();
        api.renew(stolen.text("refreshToken"));
        Thread.sleep(GRACE.toMillis() + 100);
        api.renew(stolen.text("refreshToken")).mustBe(401, "invalid-token");
        assertThat(api.renew(own.text("refreshToken")).status()).isEqualTo(200);
    }
}
