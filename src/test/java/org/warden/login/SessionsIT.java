package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/** Owners list their sessions and end them (RFC 7009; ASVS 7.4.1, 7.5.2). */
class SessionsIT extends OnServer {
    private static final String SESSIONS = "api/user/sessions";

    private Visitor visitor;

    @BeforeEach
    void register() {
        visitor = Visitor.registered(api);
    }

    @Test
    void listShowsEveryLoginAndWhichIsThisOne() {
        visitor.logIn();
        Api caller = visitor.newSession();
        List<JsonObject> sessions = list(caller);
        assertThat(sessions).hasSize(2);
        assertThat(sessions)
                .extracting(session -> session.getBoolean("current"))
                .containsExactly(true, false);
    }

    @Test
    void sessionSaysWhenAndFromWhereAndNoMore() {
        JsonObject session = list(visitor.newSession()).get(0);
        assertThat(session.keySet())
                .containsExactlyInAnyOrder("id", "created", "lastUsed", "expires", "address", "userAgent", "current");
        assertThat(session.getString("address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(session.getString("userAgent")).startsWith("Java-http-client/");
        Instant created = Instant.parse(session.getString("created"));
        assertThat(Duration.between(created, Instant.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(Instant.parse(session.getString("expires"))).isEqualTo(created.plus(Duration.ofDays(14)));
    }

    /** ASVS 16.4.1: it may claim anything. */
    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "${jndi:ldap://127.0.0.1:1389/x}"})
    void hostileUserAgentIsShownAsText(String agent) {
        Answer login = visitor.by(api.with("User-Agent", agent)).logIn();
        assertThat(list(api.as(login.text("token"))).get(0).getString("userAgent"))
                .isEqualTo(agent);
    }

    @Test
    void longUserAgentIsCut() {
        Answer login = visitor.by(api.with("User-Agent", "a".repeat(4_000))).logIn();
        assertThat(list(api.as(login.text("token"))).get(0).getString("userAgent"))
                .hasSize(256);
    }

    @Test
    void endedSessionIsDeadAtOnce() {
        Answer other = visitor.logIn();
        Api caller = visitor.newSession();
        String id = list(caller).get(1).getString("id");
        assertThat(caller.delete(SESSIONS + "/" + id).status()).isEqualTo(204);
        assertDead(other);
        assertThat(list(caller)).hasSize(1);
    }

    @Test
    void sessionIsEndedOnce() {
        visitor.logIn();
        Api caller = visitor.newSession();
        String path = SESSIONS + "/" + list(caller).get(1).getString("id");
        assertThat(caller.delete(path).status()).isEqualTo(204);
        caller.delete(path).mustBe(404, "session-not-found");
    }

    /** ASVS 8.2.2: a session of another account is answered like an unknown one. */
    @Test
    void sessionOfAnotherIsNotFoundAndGoesOn() {
        Api caller = visitor.newSession();
        String id = list(caller).get(0).getString("id");
        Api stranger = Visitor.registered(api).newSession();
        Answer foreign = stranger.delete(SESSIONS + "/" + id).mustBe(404, "session-not-found");
        Answer missing = stranger.delete(SESSIONS + "/00000000-0000-7000-8000-000000000000");
        assertThat(foreign.text("detail"))
                .isEqualTo(missing.mustBe(404, "session-not-found").text("detail"));
        assertThat(caller.get("api/secured").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "%27", "1-1-1-1-1", "%F0%9F%98%80", "01a21700-2457-72b2-a6a6-d7827887714bx"})
    void whatIsNoIdIsNotFound(String id) {
        visitor.newSession().delete(SESSIONS + "/" + id).mustBe(404, "session-not-found");
    }

    /** ASVS 7.4.3. */
    @Test
    void allOthersEndAndThisOneGoesOn() {
        List<Answer> others = List.of(visitor.logIn(), visitor.logIn(), visitor.logIn());
        Answer own = visitor.logIn();
        assertThat(api.as(own.text("token")).delete(SESSIONS).status()).isEqualTo(204);
        others.forEach(this::assertDead);
        assertThat(api.as(own.text("token")).get("api/secured").status()).isEqualTo(200);
        assertThat(api.renew(own.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void sessionIsRevokedByItsRefreshToken() {
        Answer login = visitor.logIn();
        assertThat(api.revoke(login.text("refreshToken")).text("message")).isEqualTo("Token revoked");
        assertDead(login);
    }

    @Test
    void sessionIsRevokedByARefreshTokenThatWasUsed() {
        Answer login = visitor.logIn();
        Answer renewed = api.renew(login.text("refreshToken"));
        assertThat(api.revoke(login.text("refreshToken")).status()).isEqualTo(200);
        assertDead(renewed);
    }

    @Test
    void sessionIsRevokedByItsAccessToken() {
        Answer login = visitor.logIn();
        assertThat(api.revoke(login.text("token")).status()).isEqualTo(200);
        assertDead(login);
    }

    @Test
    void callersOwnSessionIsRevokedWhereNothingIsSent() {
        Answer login = visitor.logIn();
        Answer answer =
                api.as(login.text("token")).send("POST", "api/user/revoke-token", null, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(200);
        assertDead(login);
    }

    @Test
    void nothingIsRevokedWhereNothingNamesAToken() {
        api.post("api/user/revoke-token", "{}").mustBe(400, "invalid-input");
    }

    /** RFC 7009, section 2.2. */
    @ParameterizedTest
    @ValueSource(strings = {"unknown", "a.b.c", "....", "0", "\u00e9"})
    void unknownTokenIsAsGoodAsRevoked(String token) {
        assertThat(api.revoke(token).text("message")).isEqualTo("Token revoked");
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        Answer login = visitor.logIn();
        api.revoke(login.text("refreshToken"));
        assertThat(api.revoke(login.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void callerWhoseTokenIsDeadIsToldSo() {
        Answer login = visitor.logIn();
        api.revoke(login.text("refreshToken"));
        api.as(login.text("token")).post("api/user/revoke-token", "{}").mustBe(401, "invalid-token");
    }

    private void assertDead(Answer login) {
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
        api.renew(login.text("refreshToken")).mustBe(401, "invalid-token");
    }

    private static List<JsonObject> list(Api caller) {
        return caller.get(SESSIONS).json().getJsonArray("sessions").getValuesAs(JsonObject.class);
    }
}
