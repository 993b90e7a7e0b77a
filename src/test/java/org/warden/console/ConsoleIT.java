package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.Wire;

/** The console and the account page, file by file. */
@Tag("smoke")
class ConsoleIT extends OnServer {
    /** ASVS 3.4.3, 3.4.8. */
    @ParameterizedTest
    @ValueSource(strings = {"console/", "account/"})
    void pageMayRunItsOwnScriptsOnly(String page) {
        Answer answer = api.get(page);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                        + " require-trusted-types-for 'script'; trusted-types 'none'");
        assertThat(answer.headers().allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.headers().allValues("Permissions-Policy"))
                .singleElement()
                .asString()
                .startsWith("publickey-credentials-get=(self), publickey-credentials-create=(self),"
                        + " clipboard-write=(self), accelerometer=()");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).doesNotContain("<script>", "<style", "style=", "onload");
    }

    static Stream<String> files() {
        return Stream.concat(ConsoleFiles.SCRIPTS.stream(), Stream.of(ConsoleFiles.STYLE, ConsoleFiles.LICENCES))
                .map(name -> "console/" + name);
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileIsThereWithItsType(String file) {
        Answer answer = api.get(file);
        assertThat(answer.status()).isEqualTo(200);
        String type = file.endsWith(".js") ? "javascript" : file.endsWith(".css") ? "css" : "plain";
        assertThat(answer.contentType().replace(" ", "")).isEqualToIgnoringCase("text/" + type + ";charset=utf-8");
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; base-uri 'none'");
    }

    /** A browser keeps the headers of a 304 with the page: another policy would stop its scripts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "console/",
                "account/",
                "console/console.js",
                "console/parts/table.js",
                "console/style.css",
                "console/lib/LICENSE.txt"
            })
    void unchangedFileIsNotSentAgain(String file) {
        Answer first = api.get(file);
        assertThat(first.header("ETag")).matches("\"[0-9a-f]{32}\"");
        Answer again = api.send(api.request(file).header("If-None-Match", first.header("ETag")));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        for (String header : List.of(
                "ETag",
                "Content-Security-Policy",
                "Cross-Origin-Opener-Policy",
                "Permissions-Policy",
                "Cache-Control")) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"console/", "account/", "console/console.js", "console/parts/table.js"})
    void headIsAnsweredLikeGetWithoutTheBody(String file) {
        Answer get = api.get(file);
        Answer head = api.send("HEAD", file, null, BodyPublishers.noBody());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String header : List.of("ETag", "Content-Type", "Content-Security-Policy", "Permissions-Policy")) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
    }

    /** From there a browser would look for the files in another folder. */
    @ParameterizedTest
    @ValueSource(strings = {"console", "account"})
    void otherAddressesLeadToThePage(String address) {
        Answer answer = api.get(address);
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("http://localhost:8080/" + address + "/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"console/", "account/", "console/console.js", "console/style.css"})
    void onlyGetIsAllowed(String file) {
        Answer answer = api.post(file, "{}").mustBe(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET").doesNotContain("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console/index.html",
                "console/account.html",
                "console/lib/preact.module.js.map",
                "console/lib",
                "console/parts/",
                "console/screens/..%2f..%2fopenapi/openapi.json",
                "console/%2e%2e/openapi/openapi.json",
                "console/console.js%00",
                "console/ConsoleFiles.class",
                "console/CONSOLE.JS",
                "account/index.html",
                "account/style.css"
            })
    void nothingElseIsThere(String file) {
        Answer answer = new Wire(api.uri("")).send("GET", api.uri("").getPath() + file);
        // Some servers refuse some of these before any application is asked.
        assertThat(answer.status()).as(answer.toString()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("<html", "\"openapi\":", "import ");
    }

    @Test
    void unknownFileIsAProblem() {
        api.get("console/other.js").mustBe(404, "not-found");
        api.get("console/parts/other.js").mustBe(404, "not-found");
        api.get("account/other.js").mustBe(404, "not-found");
    }
}
