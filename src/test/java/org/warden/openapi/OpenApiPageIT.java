package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.Wire;

/** The page about the API, file by file. */
@Tag("smoke")
class OpenApiPageIT extends OnServer {
    /** ASVS 3.4.3: no code and no style but its own, and no other host. */
    @Test
    void pageRunsItsOwnScriptsOnly() {
        Answer answer = api.get("openapi/ui/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).doesNotContain("<script>", "<style", "style=", "onload");
    }

    @ParameterizedTest
    @CsvSource({
        "page.js, text/javascript, 200",
        "swagger-ui-bundle.js, text/javascript, 1000000",
        "swagger-ui.css, text/css, 100000",
        "swagger-ui-bundle.js.LICENSE.txt, text/plain, 1000"
    })
    void pageFindsItsFiles(String file, String type, int least) {
        Answer answer = api.get("openapi/ui/" + file);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase(type + ";charset=utf-8");
        assertThat(answer.body()).hasSizeGreaterThan(least);
        // A script or a style needs no policy of its own; this one lets it load nothing if it is opened as a page.
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; base-uri 'none'");
    }

    /** A browser keeps the headers of a 304 with the page: another policy would stop its scripts. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "page.js", "swagger-ui-bundle.js", "swagger-ui.css", "swagger-ui-bundle.js.LICENSE.txt"})
    void unchangedFileIsNotSentAgain(String file) {
        Answer first = api.get("openapi/ui/" + file);
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        Answer again = api.send(api.request("openapi/ui/" + file).header("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Security-Policy", "Cache-Control")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "swagger-ui-bundle.js"})
    void headIsAnsweredLikeGetWithoutTheBody(String file) {
        Answer get = api.get("openapi/ui/" + file);
        Answer head = api.send("HEAD", "openapi/ui/" + file, null, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Type", "Content-Security-Policy")) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
    }

    /** From there a browser would look for the files in another folder. */
    @ParameterizedTest
    @ValueSource(strings = {"openapi/ui", "openapi/ui;x"})
    void otherAddressesLeadToThePage(String address) {
        Answer answer = api.get(address);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:8080/openapi/ui/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.js", "swagger-ui.css"})
    void onlyGetIsAllowed(String file) {
        Answer answer = api.post("openapi/ui/" + file, "{}").mustBe(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").doesNotContain("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.html",
                "index.html",
                "pagexjs",
                "swagger-ui.js",
                "swagger-ui-bundle.js.map",
                "openapi.json",
                "..%2fopenapi.json",
                "%2e%2e/openapi.json",
                "page.js%00",
                "OpenApiPageResource.class",
                "PAGE.JS"
            })
    void nothingElseIsThere(String file) {
        String path = api.uri("openapi/ui/").getPath();
        Answer answer = new Wire(api.uri("")).send("GET", path + file);
        // Some servers refuse some of these before any application is asked.
        assertThat(answer.status()).as(answer.toString()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("SwaggerUIBundle", "\"openapi\":");
    }

    @Test
    void unknownFileIsAProblem() {
        api.get("openapi/ui/other.js").mustBe(404, "not-found");
        api.get("openapi/ui/pagexjs").mustBe(404, "not-found");
    }
}
