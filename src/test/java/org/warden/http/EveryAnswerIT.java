package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** The facts about every answer, from a resource, a filter, JAX-RS or the server itself. */
@Tag("edge")
class EveryAnswerIT extends OnServer {
    private static final String JSON = "application/json";

    record Sample(String what, int status, Function<Api, Answer> call) {
        @Override
        public String toString() {
            return status + ": " + what;
        }
    }

    static List<Sample> samples() {
        return Stream.concat(accepted(), refused()).toList();
    }

    private static Stream<Sample> accepted() {
        return Stream.of(
                new Sample("secured data", 200, api -> api.asAdministrator().get("api/secured")),
                new Sample("a login", 200, api -> Visitor.registered(api).logIn()),
                new Sample("the public keys", 200, api -> api.get(".well-known/jwks.json")),
                new Sample("a registration", 201, api -> api.register(Api.someone())),
                new Sample("the public keys again", 304, api -> {
                    String tag = api.get(".well-known/jwks.json").header("ETag");
                    return api.send(api.request(".well-known/jwks.json").header("If-None-Match", tag));
                }));
    }

    private static Stream<Sample> refused() {
        return Stream.of(
                new Sample("an empty object", 400, api -> api.post("api/user/register", "{}")),
                new Sample("no JSON", 400, api -> api.post("api/user/token", "{")),
                new Sample("no token", 401, api -> api.get("api/secured")),
                new Sample("a bad token", 401, api -> api.as("bad").get("api/secured")),
                new Sample(
                        "bad credentials",
                        401,
                        api -> api.post("api/user/token", Api.credentials("nobody@example.org", Api.PASSWORD))),
                new Sample(
                        "not an administrator",
                        403,
                        api -> api.as(api.newcomer(Api.someone())).post("api/secured", "")),
                new Sample("no resource", 404, api -> api.get("api/nothing")),
                new Sample("no application", 404, api -> api.get("nothing")),
                new Sample("the root", 404, api -> api.get("")),
                new Sample("the server's own folder", 404, api -> api.get("WEB-INF/web.xml")),
                new Sample("the error page", 404, api -> api.get("error")),
                new Sample("below the error page", 404, api -> api.get("error/x")),
                new Sample("a folder of a repository", 404, api -> api.get(".git/HEAD")),
                new Sample("a description of the API", 404, api -> api.get("api/application.wadl")),
                new Sample("a method JAX-RS refuses", 405, api -> api.get("api/user/register")),
                new Sample(
                        "a method the edge refuses",
                        405,
                        api -> api.send("OPTIONS", "api/secured", null, BodyPublishers.noBody())),
                new Sample(
                        "an unknown type",
                        406,
                        api -> api.send(api.request(".well-known/jwks.json").header("Accept", "text/html"))),
                new Sample(
                        "a name that is taken",
                        409,
                        api -> Visitor.registered(api).register()),
                new Sample("a body that is too large", 413, api -> api.post("api/user/token", " ".repeat(65_537))),
                new Sample(
                        "a form",
                        415,
                        api -> api.send(
                                "POST",
                                "api/user/token",
                                "application/x-www-form-urlencoded",
                                BodyPublishers.ofString("a=b"))));
    }

    /** ASVS 3.4.4, 3.4.5, 3.4.6, 3.2.1. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void carriesTheHeadersThatProtectIt(Sample sample) {
        Answer answer = sample.call().apply(api);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(sample.status());
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers().allValues("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .isNotBlank();
    }

    /** ASVS 13.4.6, 4.1.1. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void saysNothingAboutTheServer(Sample sample) {
        Answer answer = sample.call().apply(api);
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "via");
        assertThat(answer.headers().allValues("Set-Cookie")).allMatch(cookie -> cookie.startsWith("__Host-warden-"));
        assertThat(answer.contentType())
                .isEqualTo(
                        switch (sample.status()) {
                            case 200, 201 -> JSON;
                            case 304 -> "";
                            default -> "application/problem+json";
                        });
        assertThat(answer.body()).doesNotContain("<", ">");
        assertThat(answer.body())
                .doesNotContainIgnoringCase(
                        "payara", "glassfish", "wildfly", "undertow", "liberty", "exception", "jakarta", "org.warden");
    }

    /** ASVS 14.3.2. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isKeptByNoCacheUnlessItIsPublic(Sample sample) {
        boolean isPublic = sample.what().startsWith("the public keys");
        assertThat(sample.call().apply(api).headers().allValues("Cache-Control"))
                .containsExactly(isPublic ? "public, max-age=300" : "no-store");
    }

    /** A page of another origin can read no answer (ASVS 3.4.2). */
    @ParameterizedTest
    @MethodSource
    void allowsNoOtherOrigin(String origin) {
        Wire wire = new Wire(api.uri(""));
        for (String method : List.of("GET", "POST", "OPTIONS")) {
            Answer answer = wire.send(
                    method, "/.well-known/jwks.json", "Origin: " + origin, "Access-Control-Request-Method: POST");
            assertThat(answer.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
        }
    }

    static Stream<String> allowsNoOtherOrigin() {
        return Stream.of("https://evil.example", "null", "http://localhost", "http://localhost.evil.example");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void everyRefusalIsAWholeProblemAboutThisRequest(Sample sample) {
        Answer answer = sample.call().apply(api);
        answer.mustBe(sample.status(), answer.code());
    }

    static Stream<Sample> refusals() {
        return refused();
    }
}
