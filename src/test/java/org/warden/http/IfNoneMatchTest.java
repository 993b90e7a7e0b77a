package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.StubRequest;

/** RFC 9110, section 13.1.2. */
class IfNoneMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"b\", \"a\"", "\"b\",W/\"a\" ", "*", " * "})
    void tagIsNamed(String header) {
        assertThat(IfNoneMatch.names(request(header), "a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"b\"", "W/\"b\"", "a", "\"", "W/", "w/\"a\"", "\"a\"\"b\"", ",", "**"})
    void otherOrBrokenTagNamesNothing(String header) {
        assertThat(IfNoneMatch.names(request(header), "a")).isFalse();
    }

    @Test
    void headerMayComeTwice() {
        assertThat(IfNoneMatch.names(request("\"b\"", "\"a\""), "a")).isTrue();
    }

    @Test
    void requestWithoutTheHeaderNamesNothing() {
        assertThat(IfNoneMatch.names(StubRequest.to("/x"), "a")).isFalse();
    }

    private static HttpServletRequest request(String... values) {
        return StubRequest.to("/x", Map.of("If-None-Match", List.of(values)));
    }
}
