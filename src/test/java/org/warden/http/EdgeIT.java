package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.openapi.Judge;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.Wire;

/** Methods, paths and host names of hostile callers. */
@Tag("edge")
class EdgeIT extends OnServer {
    /** ASVS 3.5.3: a method that a link or an image can send changes nothing. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void otherMethodsAreRefusedWithTheOneThatIsNot(String method, Input input) {
        Answer answer = api.send(method, input.path(), null, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo(input.method());
        if (!method.equals("HEAD")) {
            answer.mustBe(405, "method-not-allowed");
        }
    }

    static Stream<Arguments> otherMethodsAreRefusedWithTheOneThatIsNot() {
        return Stream.of("GET", "HEAD", "PUT", "PATCH", "DELETE")
                .flatMap(method -> Input.ALL.stream()
                        .filter(input -> !input.method().equals(method) && isTheOnlyDoor(input.door()))
                        .map(input -> Arguments.of(method, input)));
    }

    private static boolean isTheOnlyDoor(Door door) {
        return Doors.OURS.all().stream()
                        .filter(other -> other.path().equals(door.path()))
                        .count()
                == 1;
    }

    @Test
    void allowNamesEveryMethodOfAnAddress() {
        assertThat(api.send("DELETE", "api/secured", null, BodyPublishers.noBody())
                        .header("Allow"))
                .isEqualTo("GET, HEAD, POST");
    }

    /** ASVS 13.4.4, 4.1.4. */
    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "OPTIONS", "PROPFIND", "FOO", "get", "post"})
    void otherMethodsAreRefusedEverywhere(String method) {
        if (!method.equals(method.toUpperCase(Locale.ROOT))) {
            differsOn("liberty", "reads methods in any letter case");
        }
        Wire wire = new Wire(api.uri(""));
        for (String target :
                List.of("/", "/api/secured", "/api/user/token", "/.well-known/jwks.json", "/nothing", "*")) {
            Answer answer = wire.send(method, target, "X-Secret: do not repeat this");
            assertThat(answer.status()).as(method + " " + target).isIn(404, 405);
            assertThat(answer.code()).isIn("method-not-allowed", "not-found");
            assertThat(answer.body()).doesNotContain("do not repeat");
        }
    }

    /** No HTTP client sends such a request. */
    @Test
    void headerThatIsRefusedIsDescribed() {
        Answer answer = new Wire(api.uri("")).send("GET", "/api/secured", "X-Bell: \u0007");
        answer.mustBe(400, "bad-request");
        Judge.requireDescribed(answer, false);
    }

    /** ASVS 8.2.1, 14.2.5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/secured",
                "/api//secured",
                "/api/secured/",
                "/api/secured//",
                "/api/secured;x=1",
                "/api;x=1/secured",
                "/api/secured;jsessionid=1",
                "/api/%2e%2e/",
                "/api/%2e%2e/api/secured",
                "/api/../api/secured",
                "/api/./secured",
                "/api/secured/x.css",
                "/api/secured.css",
                "/api/secured%2Fx.css",
                "/api/secured;x.css",
                "/api%2Fsecured",
                "/api/secured%20",
                "/api/secured%3F",
                "/api/secured%23",
                "/API/secured",
                "/api/SECURED",
                "/api/%73ecured",
                "/api/%2573ecured",
                "/api/secured?x.css",
                "/api/secured?access_token=x",
                "http://localhost/api/secured"
            })
    void noSpellingOfAPathOpensADoor(String target) {
        Answer answer = new Wire(api.uri("")).send("GET", target);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
        assertThat(answer.code()).isIn("bad-request", "token-required", "not-found");
        assertThat(answer.body()).doesNotContain("Secured Data");
    }

    /** ASVS 13.4.1, 13.4.5, 13.4.7. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF/web.xml",
                "/WEB-INF/classes/META-INF/microprofile-config.properties",
                "/WEB-INF/",
                "/WEB-INF",
                "/web-inf/web.xml",
                "/WEB-INF%2Fweb.xml",
                "/%57EB-INF/web.xml",
                "/x/../WEB-INF/web.xml",
                "//WEB-INF/web.xml",
                "/WEB-INF/web.xml;x",
                "/META-INF",
                "/META-INF/MANIFEST.MF",
                "/db/migration/V001__role.sql",
                "/.git/config",
                "/.env",
                "/application.wadl",
                "/api/application.wadl",
                "/ibm_security_logout",
                "/ibm_security_logou%74",
                "/ibm_security_logout;x",
                "/ibm_security_logout/x",
                "/api/xibm_security_logouty",
                "/j_security_check",
                "/h2-console/",
                "/index.html",
                "/index.jsp",
                "/openapi/nothing",
                "/metrics/base",
                "/health",
                "/server-openapi",
                "/server-metrics",
                "/server-health"
            })
    void nothingElseIsServed(String target) {
        Answer answer = new Wire(api.uri("")).send("GET", target);
        assertThat(answer.status()).as(answer.toString()).isIn(403, 404);
        if (List.of("/%57EB-INF/web.xml", "/x/../WEB-INF/web.xml").contains(target) && answer.code() == null) {
            differsOn("wildfly", "with a newer Undertow refuses other spellings of WEB-INF itself");
        }
        assertThat(answer.code()).isIn("forbidden", "not-found");
    }

    /** Some servers refuse these before any application is asked, each in its own way. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/secured%00",
                "/%00",
                "/api/%ff",
                "/api\\secured",
                "/api/%zz",
                "/api/secured%",
                "/%c0%ae%c0%ae/"
            })
    void whatIsNoAddressOpensNothingAndTellsNothing(String target) {
        String body = new Wire(api.uri("")).send("GET", target).body();
        assertThat(body).doesNotContain("Secured Data");
        assertThat(body)
                .doesNotContainIgnoringCase("payara", "wildfly", "undertow", "liberty", "websphere", "exception");
    }

    /** ASVS 4.1.3: no answer contains the host name of the request. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "\"><script>alert(1)</script>",
                "a b",
                "localhost@evil.example"
            })
    void hostNameIsNeverRepeated(String host) {
        Wire wire = new Wire(api.uri(""));
        for (String target : List.of("/api", "/api/secured", "/.well-known/jwks.json", "/nothing", "/WEB-INF")) {
            Answer answer = wire.send(
                    "GET", target, "Host: " + host, "X-Forwarded-Host: " + host, "Forwarded: host=evil.example");
            assertThat(answer.headers().map()).doesNotContainKey("Location");
            assertThat(answer.headers().map().toString() + answer.body()).doesNotContain("evil", "<script>");
        }
    }

    /** RFC 9110, section 4.2.1, and RFC 9112, section 3.2. */
    @ParameterizedTest
    @ValueSource(strings = {"x:y$", "x:80@evil.test", "", ":80", "localhost:2$", "a b", "localhost\r\n x", "[::1"})
    void invalidHostIsABadRequest(String host) {
        Answer answer = new Wire(api.uri("")).send("GET", "/.well-known/jwks.json", "Host: " + host);
        // Payara answers some of these before any application is asked: an empty 200, which no option changes.
        boolean nothing = System.getProperty("warden.it.server").startsWith("payara")
                && answer.body().isEmpty()
                && answer.contentType().isEmpty();
        assertThat(answer.status()).isIn(400, nothing ? 200 : 400);
    }

    /** All applications of a host share its cookies, and browsers send them unchanged. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: name=M\u00fcller",
                "Cookie: a=\u00fc; b=\u00f6; c=\u20ac",
                "Cookie: name=\u20ac; a=b",
                "X-Name: \u00e9",
                "Referer: /\u00e9"
            })
    void letterBeyondAsciiInAHeaderIsNoObstacle(String header) {
        assertThat(new Wire(api.uri(""))
                        .send("GET", "/.well-known/jwks.json", header)
                        .status())
                .isEqualTo(200);
    }

    /** RFC 9110, section 5.5. */
    @ParameterizedTest
    @ValueSource(strings = {"X: a\0b", "Cookie: a=\u001b[31m", "X: a\u007f"})
    void controlCharacterInAHeaderIsABadRequest(String header) {
        assertThat(new Wire(api.uri(""))
                        .send("GET", "/.well-known/jwks.json", header)
                        .status())
                .isEqualTo(400);
    }

    /** ASVS 3.4.1, 4.1.3: only the settings determine the public scheme. */
    @Test
    void forwardedSchemeIsNotBelieved() {
        Answer answer = new Wire(api.uri("")).send("GET", "/api/secured", "X-Forwarded-Proto: https");
        assertThat(answer.headers().map()).doesNotContainKey("Strict-Transport-Security");
    }

    /** ASVS 4.2.5: an unreadable header is not an error of the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: ;", "Accept: a/b;q=x", "Accept: application/json;q=9", "Accept: ,", "Accept-Language: ;;q=x",
                        "Accept-Charset: ;",
                "Accept-Encoding: ;q=", "If-Match: x", "If-Modified-Since: x", "If-None-Match: \"", "Cookie: ;=;",
                        "Cookie: $Version=x",
                "Content-Type: ;", "Content-Type: a", "Range: bytes=9-1", "Expect: x", "Content-Length: -1",
                        "Content-Length: x",
                "Authorization: ", "Authorization: ,", "Authorization: Basic", "Authorization: Basic ====",
                        "Authorization: Digest x"
            })
    void brokenHeaderIsNoFailure(String header) {
        Wire wire = new Wire(api.uri(""));
        for (String target : List.of("/api/secured", "/.well-known/jwks.json", "/nothing")) {
            assertThat(wire.send("GET", target, header).status()).as(target).isLessThan(500);
        }
    }

    /** ASVS 3.7.2. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/.well-known", "/api/user", "/error", "//evil.example/api", "//evil.example/%2e%2e"})
    void noCallerIsSentElsewhere(String target) {
        Answer answer = new Wire(api.uri("")).send("GET", target);
        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.headers().map()).doesNotContainKey("Location");
    }
}
