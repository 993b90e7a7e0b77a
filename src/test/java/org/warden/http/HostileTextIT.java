package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Silence;
import org.warden.server.TestRun;
import org.warden.server.Wire;

/** Text that other software would execute: Warden treats it as text. */
class HostileTextIT extends OnServer {
    /** ASVS 1.3.2, 1.3.7: literally, or not at all. */
    @Tag("edge")
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource
    void expressionIsNeverEvaluated(Input input, Field field, String expression) throws SQLException {
        Doorstep step = Doorstep.of(input, api);
        Map<String, String> body = step.body(field.name());
        String good = field.good(step.someone());
        int at = good.indexOf('@') < 0 ? good.length() : good.indexOf('@');
        body.put(field.name(), '"' + good.substring(0, at) + expression + good.substring(at) + '"');
        Answer answer = step.send(Doorstep.json(body));
        assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 202, 400, 401, 404, 409);
        String said =
                answer.body().replaceAll("\"(id|requestId)\":\"[^\"]*\"", "").replace(step.someone(), "");
        assertThat(said).doesNotContain("9801547", System.getProperty("java.version"), "must be " + good);
    }

    static Stream<Arguments> expressionIsNeverEvaluated() {
        return Stream.of(
                        "${1337*7331}",
                        "#{1337*7331}",
                        "{validatedValue}",
                        "{{1337*7331}}",
                        "${java.version}",
                        "${sys:java.version}")
                .flatMap(expression -> Input.ALL.stream()
                        .flatMap(
                                input -> input.fields().stream().map(field -> Arguments.of(input, field, expression))));
    }

    /** ASVS 1.1.1, 1.3.2: text is stored as typed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${1337*7331}",
                "#{1337*7331}",
                "{validatedValue}",
                "${jndi:ldap://127.0.0.1:1389/x}",
                "<b>&amp;</b>",
                "%3Cb%3E",
                "%253C",
                "\\u0041",
                "&#65;",
                "' OR '1'='1",
                "\"><img src=x onerror=alert(1)>",
                "=1+1",
                "O\u2019Neil",
                "\ud83d\ude00"
            })
    void nameIsKeptAsItIsTyped(String name) {
        String someone = Api.someone();
        String request = Api.json(
                "firstName",
                name,
                "lastName",
                name,
                "username",
                someone,
                "email",
                Api.email(someone),
                "password",
                Api.PASSWORD);
        assertThat(api.post("api/user/register", request).status()).isEqualTo(201);
        Answer profile = api.as(api.login(Api.email(someone), Api.PASSWORD)).get("api/user");
        assertThat(profile.text("firstName")).isEqualTo(name);
        assertThat(profile.text("lastName")).isEqualTo(name);
    }

    /** ASVS 1.3.8: no text makes the server open a connection. */
    @Tag("edge")
    @Test
    void nothingIsLookedUp() throws IOException, SQLException {
        try (Silence silence = new Silence()) {
            String lookup = "${jndi:ldap://" + silence.authority() + "/x}";
            for (Input input : Input.ALL) {
                for (Field field : input.fields()) {
                    Doorstep step = Doorstep.of(input, api);
                    Map<String, String> body = step.body(field.name());
                    body.put(field.name(), '"' + lookup + '"');
                    assertThat(step.send(Doorstep.json(body)).status()).isBetween(200, 409);
                }
            }
            Wire wire = new Wire(api.uri(""));
            for (String header :
                    new String[] {"User-Agent", "Referer", "X-Request-Id", "Authorization", "X-Forwarded-For"}) {
                assertThat(wire.send("GET", "/api/secured", header + ": " + lookup)
                                .status())
                        .isEqualTo(401);
            }
            wire.send("GET", "/api/" + lookup);
            assertThat(silence.wasBroken()).isFalse();
        }
    }

    /** ASVS 1.2.1, 1.2.3: a refusal may repeat what was sent, and no browser takes it for a page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "</script><script>alert(1)</script>",
                "a&lt;b",
                "a\u2028b\u2029c",
                "\"quoted\"\\",
                "a\r\nSet-Cookie: b=c"
            })
    void repeatedTextIsEscaped(String text) {
        String login = Api.json("username", text, "password", Api.PASSWORD);
        Answer answer = api.post("api/user/token", login).mustBe(401, "invalid-credentials");
        assertThat(answer.text("detail")).isEqualTo("Incorrect Credentials for user " + text + ".");
        assertThat(answer.body()).doesNotContain("<", ">", "&", "\u2028", "\u2029", "\r", "\n");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
    }

    /** ASVS 1.2.3. */
    @Test
    void repeatedNameOfAFieldIsEscaped() {
        Answer answer = api.post("api/user/token", "{\"<script>\\u2028\":1}").mustBe(400, "invalid-input");
        assertThat(answer.fields()).containsExactly("?script??");
    }

    /** ASVS 1.2.3: a path that a browser would send is repeated as it came; these characters it would have encoded. */
    @Test
    void repeatedPathIsEscaped() {
        Wire wire = new Wire(api.uri(""));
        Answer encoded = wire.send("GET", "/api/%3Cscript%3E&").mustBe(404, "not-found");
        assertThat(encoded.text("instance")).isEqualTo("/api/%3Cscript%3E&");
        Answer bare = wire.send("GET", "/api/<script>&");
        assertThat(bare.status()).isEqualTo(400);
        assertThat(encoded.body() + bare.body()).doesNotContain("<", ">", "&");
    }

    /** ASVS 1.2.4, 1.2.9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "admin'--",
                "admin' OR pg_sleep(5) IS NULL--",
                "%",
                "_____",
                "adm%",
                "*",
                ".*",
                "\\"
            })
    void loginIsNoQuery(String login) {
        api.post("api/user/token", Api.json("username", login, "password", TestRun.ADMIN_PASSWORD))
                .mustBe(401, "invalid-credentials");
    }

    /** ASVS 1.5.2: no JSON chooses a class. */
    @ParameterizedTest
    @ValueSource(strings = {"@class", "@type", "$type", "class", "__proto__", "javaClass"})
    void typeInTheBodyIsUnknown(String field) throws SQLException {
        Doorstep step = Doorstep.of(Input.of("POST api/user/register"), api);
        Map<String, String> body = step.body("");
        body.put(field, "\"javax.swing.JEditorPane\"");
        step.send(Doorstep.json(body)).mustBe(400, "invalid-input");
        step.requireNothingHappened();
    }

    /** ASVS 1.3.12: no pattern is slow on any text; a slow one would not come back within the patience of the caller. */
    @Tag("edge")
    @ParameterizedTest
    @ValueSource(strings = {"a@a", "a", "a.", "a-", "@", ".", " ", "!a@a."})
    void longTextIsAnswered(String piece) throws SQLException {
        String text = '"' + piece.repeat(4_000 / piece.length()) + "!\"";
        for (Input input : Input.ALL) {
            for (Field field : input.fields()) {
                Doorstep step = Doorstep.of(input, api);
                Map<String, String> body = step.body(field.name());
                body.put(field.name(), text);
                // Any text counts as an unknown token, which a revocation ignores. Spaces around a name are stripped.
                int expected = input.path().endsWith("revoke-token") ? 200 : 400;
                boolean shortName = piece.isBlank() && input.path().endsWith("/token");
                assertThat(step.send(Doorstep.json(body)).status()).isIn(expected, shortName ? 401 : expected);
            }
        }
    }
}
