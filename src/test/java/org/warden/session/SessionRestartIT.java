package org.warden.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.ServerProcess;
import org.warden.server.TestDatabase;

/** What a server knows of sessions after it was killed, though the memory in which it stood is gone. */
@Tag("process")
class SessionRestartIT {
    private static final String ADMIN = "admin@example.org";

    @TempDir
    static Path folder;

    private static String ended;
    private static String reduced;
    private static Answer alive;
    private static Answer idle;
    private static ServerProcess server;
    private static Api api;

    @BeforeAll
    static void endAndKillAndStartAgain() throws SQLException {
        Map<String, String> settings = Map.of(
                "WARDEN_DB_URL",
                TestDatabase.h2(folder),
                "WARDEN_BOOTSTRAP_ADMIN_EMAIL",
                ADMIN,
                "WARDEN_BOOTSTRAP_ADMIN_PASSWORD",
                Api.PASSWORD);
        ServerProcess first = ServerProcess.start(folder, settings);
        prepare(first.ready());
        first.kill();
        int aged = TestDatabase.change(
                folder,
                "update session set last_used = dateadd(day, -16, last_used), user_agent = 'old'"
                        + " where ended is null and account_id = (select id from account where email = '" + ADMIN
                        + "')");
        assertThat(aged).isPositive();
        Map<String, String> shortLives = new HashMap<>(settings);
        shortLives.put("WARDEN_TOKEN_LIFE", "PT1S");
        server = ServerProcess.start(folder, shortLives);
        api = server.ready();
    }

    private static void prepare(Api first) {
        String someone = Api.someone();
        assertThat(first.register(someone).status()).isEqualTo(201);
        String email = Api.email(someone);
        String role = "{\"email\":\"" + email + "\",\"role\":\"Administrator\"}";
        Api administrator = first.as(first.login(ADMIN, Api.PASSWORD));
        assertThat(administrator.post("api/user/addrole", role).status()).isEqualTo(200);
        reduced = first.login(email, Api.PASSWORD);
        alive = first.post("api/user/token", Api.credentials(email, Api.PASSWORD));
        idle = first.post("api/user/token", Api.credentials(email, Api.PASSWORD));
        Answer login = first.post("api/user/token", Api.credentials(email, Api.PASSWORD));
        ended = login.text("token");
        assertThat(Races.revoke(first, login.text("refreshToken")).status()).isEqualTo(200);
        assertThat(administrator.post("api/user/removerole", role).status()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** ASVS 7.4.1. */
    @Test
    void endedSessionStaysEnded() {
        api.as(ended).get("api/secured").mustBe(401, "invalid-token");
    }

    /** ASVS 8.3.2. */
    @Test
    void takenRoleStaysTaken() {
        api.as(reduced).post("api/secured", "").mustBe(403, "forbidden");
    }

    @Test
    void sessionThatDidNotEndGoesOn() {
        assertThat(api.as(alive.text("token")).get("api/secured").status()).isEqualTo(200);
        assertThat(Races.refresh(api, alive.text("refreshToken")).status()).isEqualTo(200);
    }

    /** A tab that was idle sends the token that it has. */
    @Test
    void tokenWhoseTimeIsOverStillEndsItsSession() throws InterruptedException {
        Answer renewed = Races.refresh(api, idle.text("refreshToken"));
        Thread.sleep(1_100);
        api.as(renewed.text("token")).get("api/secured").mustBe(401, "invalid-token");
        assertThat(Races.revoke(api, renewed.text("token")).status()).isEqualTo(200);
        Races.refresh(api, renewed.text("refreshToken")).mustBe(401, "invalid-token");
    }

    /** ASVS 14.2.7: two weeks without use and a day more. */
    @Test
    void sessionThatIsLongOverIsForgotten() throws SQLException {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> count("user_agent = 'old'").equals("0"));
        assertThat(count("user_agent <> 'old'")).isNotEqualTo("0");
    }

    private static String count(String which) throws SQLException {
        return TestDatabase.ask(folder, "select count(*) from session where " + which);
    }
}
