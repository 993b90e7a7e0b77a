package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

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
        for (String host : List.of("a b", "\"><script>", "a/b", "user@host", "a:b", "[::1")) {
            requireBad(refusal("/", "Host: " + host));
        }
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
    void weightThatIsNoneIsRefused(String accept) {
        requireBad(refusal("/", "Host: a", "Accept: " + accept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b;q=1", "a/b;q=0", "a/b;q=1.000", "a/b; q=0.001 , c/d;x=y", "*/*", ";"})
    void weightFromZeroToOneIsNot(String accept) {
        assertThat(refusal("/", "Host: a", "Accept: " + accept)).isNull();
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
