package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.StubRequest;

class RequestHeadTest {
    @Test
    void ordinaryRequestGoesOn() {
        assertThat(refusal("/api/secured", "Host: id.example.org:8080", "Accept: application/json;q=0.9, */*;q=0.1"))
                .isNull();
        assertThat(refusal("/api/user/%C3%A4", "Host: [::1]:8080", "Content-Length: 0"))
                .isNull();
        assertThat(refusal("/api/secured", "Host: localhost", "Transfer-Encoding: Chunked"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/<script>", "/a b", "/a|b", "/%zz"})
    void whatIsNoAddressIsRefused(String path) {
        requireBad(refusal(path, "Host: localhost"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/application.wadl",
                "/api/application.wadl",
                "/ibm_security_logout",
                "/api/xibm_security_logouty",
                "/ibm_security_logout/x",
                "/j_security_check"
            })
    void whatAServerWouldAnswerItselfIsNotFound(String path) {
        assertThat(refusal(path, "Host: localhost").type()).isEqualTo(ProblemType.NOT_FOUND);
    }

    /** RFC 9112, section 3.2. */
    @Test
    void hostIsNamedOnceAndIsAHost() {
        requireBad(refusal("/"));
        requireBad(refusal("/", "Host: a", "Host: a"));
        for (String host : List.of(
                "a b", "\"><script>", "a/b", "user@host", "a:b", "[::1", "", ":80", "x:80@evil.test", "localhost:2$")) {
            requireBad(refusal("/", "Host: " + host));
        }
    }

    /** RFC 9110, section 5.5. */
    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\rb", "a\nb", "\u001b[31m", "a\u007f"})
    void controlCharacterInAHeaderIsRefused(String value) {
        requireBad(refusal("/", "Host: a", "Cookie: " + value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=M\u00fcller", "name=\u00c3\u00bc", "a\tb"})
    void otherApplicationsCookiesAreNoneOfOurBusiness(String value) {
        assertThat(refusal("/", "Host: a", "Cookie: " + value)).isNull();
    }

    /** RFC 9112, section 6.1: what two readers could measure differently is read by none (ASVS 4.2.1). */
    @Test
    void lengthOfTheBodyIsSaidOnce() {
        requireBad(refusal("/", "Host: a", "Content-Length: 3", "Content-Length: 3"));
        requireBad(refusal("/", "Host: a", "Content-Length: 3", "Transfer-Encoding: chunked"));
        requireBad(refusal("/", "Host: a", "Transfer-Encoding: chunked", "Transfer-Encoding: identity"));
        requireBad(refusal("/", "Host: a", "Transfer-Encoding: gzip, chunked"));
        for (String length : List.of("-1", "+2", "x", "0x10", "1,1", "", "9".repeat(19))) {
            requireBad(refusal("/", "Host: a", "Content-Length: " + length));
        }
    }

    /** RFC 9110, section 12.4.2. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=x", "a/b;q=9", "a/b;Q=1.1", "a/b;q=0.1234", "a/b ; q=-1, c/d", "a/b;q="})
    void acceptWithAWeightThatIsNoneCountsAsAbsent(String accept) {
        assertThat(accepted(accept)).isEqualTo("*/*");
    }

    /** The default of Java 8 to 11, and other lists with invalid media ranges. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "*",
                "json",
                ";",
                ",",
                "a/b/c",
                "a/b;",
                "*/json",
                "a/b;q=1;q=x",
                "a/b c/d",
                "a/b;x=\"",
                "/",
                ""
            })
    void acceptThatCannotBeReadCountsAsAbsent(String accept) {
        assertThat(accepted(accept)).isEqualTo("*/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/b;q=1", "a/*;q=0", "a/b;q=1.000", "a/b; q=0.001 , c/d;x=y", "*/*", ",a/b,,", "a/b;x=\"y, z\""
            })
    void acceptThatCanBeReadStaysAsItIs(String accept) {
        assertThat(accepted(accept)).isEqualTo(accept);
    }

    private static String accepted(String accept) {
        BodyLimit request = new BodyLimit(StubRequest.to("/", Map.of("Accept", List.of(accept))));
        assertThat(Collections.list(request.getHeaders("Accept"))).containsExactly(request.getHeader("Accept"));
        return request.getHeader("Accept");
    }

    @Test
    void acceptIsNoReasonToRefuse() {
        assertThat(refusal("/", "Host: a", "Accept: a/b;q=x")).isNull();
    }

    /** The header may have 8 KiB; a tenth of that once overflowed the stack. */
    @ParameterizedTest
    @ValueSource(strings = {",", ";a=b", ",a/b", ";q=1", ", ", "a", "; a = b", ",*/*;q=.2"})
    void longAcceptIsRead(String piece) {
        var request = StubRequest.to("/", Map.of("Accept", List.of("a/b" + piece.repeat(8_000 / piece.length()))));
        assertThatCode(() -> new RequestHead(request).saysWhatItAccepts()).doesNotThrowAnyException();
    }

    @Test
    void instanceIsThePathWithItsContextUnlessThePublicAddressHasAPath() {
        var request = StubRequest.to("/warden/api/secured");
        assertThat(EdgeFilter.instance(request, "")).isEqualTo("/warden/api/secured");
        assertThat(EdgeFilter.instance(request, "/id")).isEqualTo("/id/api/secured");
    }

    @Test
    void instanceIsWhatWasAskedForNotTheErrorPageNorADetour() {
        var failed = StubRequest.to("/warden/error");
        failed.setAttribute("jakarta.servlet.error.request_uri", "/warden/api/nothing");
        assertThat(EdgeFilter.instance(failed, "")).isEqualTo("/warden/api/nothing");
        assertThat(EdgeFilter.instance(StubRequest.to("/warden/error/WEB-INF/web.xml"), ""))
                .isEqualTo("/warden/WEB-INF/web.xml");
        assertThat(EdgeFilter.instance(StubRequest.to("/warden/error/x"), "")).isEqualTo("/warden/error/x");
    }

    private static void requireBad(Problem refusal) {
        assertThat(refusal).isNotNull();
        assertThat(refusal.type()).isEqualTo(ProblemType.BAD_REQUEST);
    }

    private static Problem refusal(String path, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            all.merge(
                    header.substring(0, colon),
                    List.of(header.substring(colon + 1).strip()),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
        return new RequestHead(StubRequest.to(path, all)).refusal();
    }
}
