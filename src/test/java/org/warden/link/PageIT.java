package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;

/** The pages to which the links in mails lead. */
class PageIT extends OnServer {
    /** ASVS 3.4.3, 3.4.5: its own script and no other, and nobody learns the address it was opened by. */
    @ParameterizedTest
    @ValueSource(strings = {"confirm-email", "undo-email", "reset-password"})
    void pageRunsItsOwnScriptOnly(String page) {
        Answer answer = api.get("link/" + page);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
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

    @Test
    void nothingElseIsThere() {
        api.get("link/").mustBe(404, "not-found");
        api.get("link/other").mustBe(404, "not-found");
        api.get("link/reset-password.html").mustBe(404, "not-found");
        api.post("link/reset-password", "{}").mustBe(405, "method-not-allowed");
    }
}
