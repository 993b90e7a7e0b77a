package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.Wire;

/** The pages behind mailed links. */
class PageIT extends OnServer {
    /** ASVS 3.4.3, 3.4.5: the page runs only its own script, and reveals its address to no other site. */
    @ParameterizedTest
    @ValueSource(strings = {"confirm-email", "undo-email", "reset-password", "invitation"})
    void pageRunsItsOwnScriptOnly(String page) {
        Answer answer = api.get("link/" + page);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        // A browser may keep it, and asks each time whether it is still current.
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body())
                .contains("<form id=\"" + page + "\" hidden>")
                .doesNotContain("<script>", "style=", "onclick");
    }

    @ParameterizedTest
    @CsvSource({"link.js, text/javascript", "link.css, text/css"})
    void pageFindsWhatItNeeds(String file, String type) {
        Answer answer = api.get("link/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(type);
    }

    /** A browser keeps the headers of a 304 with the page: another policy would stop its script. */
    @ParameterizedTest
    @ValueSource(strings = {"confirm-email", "undo-email", "reset-password", "invitation", "link.js", "link.css"})
    void unchangedFileIsNotSentAgain(String file) {
        Answer first = api.get("link/" + file);
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        Answer again = api.send(api.request("link/" + file).header("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Security-Policy", "Cache-Control")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        Answer get = api.get("link/link.js");
        Answer head = api.send("HEAD", "link/link.js", null, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    /** A trailing slash or parameter redirects to the address of the page; the secret after the # is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"reset-password/", "reset-password;x"})
    void otherAddressesLeadToThePage(String address) {
        Answer answer = api.get("link/" + address);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:8080/link/reset-password");
    }

    /** Servers remove a session id from the path; the script ignores it. */
    @Test
    void idOfASessionBehindItDoesNoHarm() {
        assertThat(api.get("link/reset-password;jsessionid=1").status()).isIn(200, 303);
        assertThat(api.get("link/link.js").body()).contains("location.pathname.split('/').pop().split(';')[0]");
    }

    /**
     * Mail programs may append anything to a link, and browsers send some of it unencoded (WHATWG URL, query percent-encode
     * set).
     */
    @ParameterizedTest
    @ValueSource(strings = {"a={b}", "a|b", "a^b", "a`b", "a=\\b", "a=[b]", "100%", "%zz", "a=%7Bb%7D"})
    void queryIsWhateverBrowsersSend(String query) {
        differsOn("wildfly", "refuses such a query itself");
        String path = api.uri("link/reset-password").getPath();
        Answer answer = new Wire(api.uri("")).send("GET", path + "?" + query);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<form id=\"reset-password\" hidden>");
    }

    @Test
    void nothingElseIsThere() {
        api.get("link/").mustBe(404, "not-found");
        api.get("link/other").mustBe(404, "not-found");
        api.get("link/reset-password.html").mustBe(404, "not-found");
        api.post("link/reset-password", "{}").mustBe(405, "method-not-allowed");
    }
}
