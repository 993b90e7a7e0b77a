package org.warden.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.OnServer;
import org.warden.server.Visitor;

/** The refresh token in a cookie, for browsers. */
class CookieIT extends OnServer {
    private static final String REFRESH = "api/user/refresh-token";
    private static final String REVOKE = "api/user/revoke-token";

    private Visitor visitor;
    private Answer login;
    private String cookie;

    @BeforeEach
    void logIn() {
        visitor = Visitor.registered(api);
        login = api.post("api/user/token?transport=cookie", Api.credentials(visitor.email, Api.PASSWORD));
        assertThat(login.status()).isEqualTo(200);
        cookie = login.cookie("__Host-warden-refresh");
    }

    /** ASVS 3.3.1 to 3.3.5. */
    @Test
    void noScriptReadsItNoOtherSiteSendsItAndNoOtherHostSetsIt() {
        assertThat(login.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .anyMatch(
                        set -> set.matches(
                                "__Host-warden-refresh=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=12\\d{5}"))
                .anyMatch(
                        set -> set.matches(
                                "__Host-warden-device=[A-Za-z0-9_-]{64}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000"));
    }

    /** ASVS 3.3.4. */
    @Test
    void tokenIsNotInTheBodyToo() {
        assertThat(login.json()).doesNotContainKey("refreshToken").containsKeys("token", "refreshTokenExpiration");
        assertThat(login.body()).doesNotContain(cookie.substring(cookie.indexOf('=') + 1));
    }

    @Test
    void bearerStaysTheDefault() {
        Answer plain = visitor.logIn();
        assertThat(plain.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("__Host-warden-device=");
        assertThat(plain.text("refreshToken")).isNotNull();
    }

    @Test
    void cookieRenewsAndIsReplaced() {
        Answer renewed = send(REFRESH, cookie, "X-Requested-With", "fetch");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.json()).doesNotContainKey("refreshToken");
        assertThat(renewed.cookie("__Host-warden-refresh")).isNotEqualTo(cookie);
        assertThat(send(REFRESH, renewed.cookie("__Host-warden-refresh"), "X-Requested-With", "fetch")
                        .status())
                .isEqualTo(200);
    }

    /** ASVS 3.5.1; a refused request does not use up the token. */
    @ParameterizedTest
    @CsvSource({
        "X-Other, x",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, nonsense",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost",
        "Origin, http://localhost:8080.evil.example"
    })
    void requestThatNoPageOfOursSendsIsRefused(String header, String value) {
        for (String path : List.of(REFRESH, REVOKE)) {
            HttpRequest.Builder request = request(path, cookie).header(header, value);
            if (!header.equals("X-Other")) {
                request.header("X-Requested-With", "fetch");
            }
            api.send(request).mustBe(403, "cross-site");
        }
        Answer next = send(REFRESH, cookie, "X-Requested-With", "fetch");
        assertThat(valueOf(send(REFRESH, cookie, "X-Requested-With", "fetch"))).isEqualTo(valueOf(next));
    }

    /** Without Max-Age, which decreases each second. */
    private static String valueOf(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst("Max-Age=\\d+", "");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Origin, http://localhost:8080"})
    void requestOfAPageOfOursIsServed(String header, String value) {
        Answer answer = api.send(request(REFRESH, cookie).header(header, value).header("X-Requested-With", "fetch"));
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Origin, https://evil.example"})
    void noOtherSiteLogsABrowserIn(String header, String value) {
        api.with(header, value)
                .post("api/user/token?transport=cookie", Api.credentials(visitor.email, Api.PASSWORD))
                .mustBe(403, "cross-site");
    }

    @Test
    void revocationEndsTheSessionAndTakesTheCookieAway() {
        Answer revoked = send(REVOKE, cookie, "X-Requested-With", "fetch");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.header("Set-Cookie"))
                .isEqualTo("__Host-warden-refresh=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
        send(REFRESH, cookie, "X-Requested-With", "fetch").mustBe(401, "invalid-token");
        api.as(login.text("token")).get("api/secured").mustBe(401, "invalid-token");
    }

    /** An unknown token in the body must not delete the browser's cookie. */
    @Test
    void cookieOfASessionThatGoesOnIsLeftToTheBrowser() {
        Answer revoked = api.with("Cookie", cookie).revoke("unknown");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(send(REFRESH, cookie, "X-Requested-With", "fetch").status()).isEqualTo(200);
    }

    @Test
    void tokenInTheBodyGoesBeforeTheCookie() {
        String own = visitor.logIn().text("refreshToken");
        Answer renewed = api.with("Cookie", cookie).renew(own);
        assertThat(renewed.text("refreshToken")).isNotNull();
        assertThat(renewed.headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport=", "transport=body", "transport=Cookie", "transport=cookie&transport=cookie"})
    void otherTransportIsRefused(String query) {
        Answer answer = api.post("api/user/token?" + query, Api.credentials(visitor.email, Api.PASSWORD));
        assertThat(answer.mustBe(400, "invalid-input").fields()).containsExactly("transport");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                ";;;",
                "a=b; =c; d",
                "$Version=1; __Host-warden-refresh=x",
                "__Host-warden-refresh=",
                "__Host-warden-refresh=\"quoted\"",
                "__Host-warden-refresh=a; __Host-warden-refresh=b"
            })
    void hostileCookiesAreNoFailure(String hostile) {
        assertThat(send(REFRESH, hostile, "X-Requested-With", "fetch").status()).isBetween(400, 403);
        assertThat(api.send(api.request("api/secured").header("Cookie", hostile).GET())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void longCookieIsNoFailure() {
        assertThat(send(REFRESH, "__Host-warden-refresh=" + "a".repeat(6_000), "X-Requested-With", "fetch")
                        .status())
                .isEqualTo(401);
    }

    private Answer send(String path, String cookies, String header, String value) {
        return api.send(request(path, cookies).header(header, value));
    }

    private HttpRequest.Builder request(String path, String cookies) {
        return api.request(path).header("Cookie", cookies).POST(BodyPublishers.noBody());
    }
}
