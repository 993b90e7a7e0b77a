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

/** Where somebody is logged in, and how he ends it (RFC 7009; ASVS 7.4.1, 7.5.2). */
class SessionsIT extends OnServer {
    private static final String SESSIONS = "api/user/sessions";

    private Visitor visitor;

    @BeforeEach
    void register() {
        visitor = new Visitor(api);
    }

    @Test
    void listShowsEveryLoginAndWhichIsThisOne() {
        visitor.login();
        Api caller = visitor.loggedIn();
        List<JsonObject> sessions = list(caller);
        assertThat(sessions).hasSize(2);
        assertThat(sessions)
                .extracting(session -> session.getBoolean("current"))
                .containsExactly(true, false);
    }

    @Test
    void sessionSaysWhenAndFromWhereAndNoMore() {
        JsonObject session = list(visitor.loggedIn()).get(0);
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
        Answer login = api.send(api.request("api/user/token")
                .header("User-Agent", agent)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.credentials(visitor.email, Api.PASSWORD))));
        assertThat(list(api.as(login.text("token"))).get(0).getString("userAgent"))
                .isEqualTo(agent);
    }

    @Test
    void longUserAgentIsCut() {
        Answer login = api.send(api.request("api/user/token")
                .header("User-Agent", "a".repeat(4_000))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Api.credentials(visitor.email, Api.PASSWORD))));
        assertThat(list(api.as(login.text("token"))).get(0).getString("userAgent"))
                .hasSize(256);
    }

    @Test
    void endedSessionIsDeadAtOnce() {
        Answer other = visitor.login();
        Api caller = visitor.loggedIn();
        String id = list(caller).get(1).getString("id");
        assertThat(Visitor.delete(caller, SESSIONS + "/" + id).status()).isEqualTo(204);
        assertDead(other);
        assertThat(list(caller)).hasSize(1);
    }

    @Test
    void sessionIsEndedOnce() {
        visitor.login();
        Api caller = visitor.loggedIn();
        String path = SESSIONS + "/" + list(caller).get(1).getString("id");
        assertThat(Visitor.delete(caller, path).status()).isEqualTo(204);
        Visitor.delete(caller, path).mustBe(404, "session-not-found");
    }

    /** ASVS 8.2.2: what is somebody else's is as unknown as what is nobody's. */
    @Test
    void sessionOfAnotherIsNotFoundAndGoesOn() {
        Api caller = visitor.loggedIn();
        String id = list(caller).get(0).getString("id");
        Api stranger = new Visitor(api).loggedIn();
        Answer foreign = Visitor.delete(stranger, SESSIONS + "/" + id).mustBe(404, "session-not-found");
        Answer nobodys = Visitor.delete(stranger, SESSIONS + "/00000000-0000-7000-8000-000000000000");
        assertThat(foreign.text("detail"))
                .isEqualTo(nobodys.mustBe(404, "session-not-found").text("detail"));
        assertThat(caller.get("api/secured").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "0", "%27", "1-1-1-1-1", "%F0%9F%98%80", "01a21700-2457-72b2-a6a6-d7827887714bx"})
    void whatIsNoIdIsNotFound(String id) {
        Visitor.delete(visitor.loggedIn(), SESSIONS + "/" + id).mustBe(404, "session-not-found");
    }

    /** ASVS 7.4.3. */
    @Test
    void allOthersEndAndThisOneGoesOn() {
        List<Answer> others = List.of(visitor.login(), visitor.login(), visitor.login());
        Answer own = visitor.login();
        assertThat(Visitor.delete(api.as(own.text("token")), SESSIONS).status()).isEqualTo(204);
        others.forEach(this::assertDead);
        assertThat(api.as(own.text("token")).get("api/secured").status()).isEqualTo(200);
        assertThat(Races.refresh(api, own.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void sessionIsRevokedByItsRefreshToken() {
        Answer login = visitor.login();
        assertThat(Races.revoke(api, login.text("refreshToken")).text("message"))
                .isEqualTo("Token revoked");
        assertDead(login);
    }

    @Test
    void sessionIsRevokedByARefreshTokenThatWasUsed() {
        Answer login = visitor.login();
        Answer renewed = Races.refresh(api, login.text("refreshToken"));
        assertThat(Races.revoke(api, login.text("refreshToken")).status()).isEqualTo(200);
        assertDead(renewed);
    }

    @Test
    void sessionIsRevokedByItsAccessToken() {
        Answer login = visitor.login();
        assertThat(Races.revoke(api, login.text("token")).status()).isEqualTo(200);
        assertDead(login);
    }

    @Test
    void callersOwnSessionIsRevokedWhereNothingIsSent() {
        Answer login = visitor.login();
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
        assertThat(Races.revoke(api, token).text("message")).isEqualTo("Token revoked");
    }

    @Test
    void revokingTwiceIsRevokingOnce() {
        Answer login = visitor.login();
        Races.revoke(api, login.text("refreshToken"));
        assertThat(Races.revoke(api, login.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void callerWhoseTokenIsDeadIsToldSo() {
        Answer login = visitor.login();
        Races.revoke(api, login.text("refreshToken"));
        api.as(login.text("token")).post("api/user/revoke-token", "{}").mustBe(401, "invalid-token");
    }

    private void assertDead(Answer login) {
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
        Races.refresh(api, login.text("refreshToken")).mustBe(401, "invalid-token");
    }

    private static List<JsonObject> list(Api caller) {
        return caller.get(SESSIONS).json().getJsonArray("sessions").getValuesAs(JsonObject.class);
    }
}
