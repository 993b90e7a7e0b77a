package org.warden.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.problem.Problem;
import org.warden.problem.StubRequest;

class SameOriginTest {
    @ParameterizedTest
    @CsvSource({
        "https://id.example.org, https://id.example.org",
        "https://id.example.org/id, https://id.example.org",
        "https://id.example.org:443, https://id.example.org",
        "https://ID.Example.org, https://id.example.org",
        "https://id.example.org:8443, https://id.example.org:8443",
        "http://localhost:8080, http://localhost:8080",
        "http://localhost:80, http://localhost"
    })
    void originOfThePublicAddressIsOurs(String publicUrl, String origin) {
        assertThatCode(() -> require(publicUrl, Map.of("Origin", List.of(origin))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.org, http://id.example.org",
        "https://id.example.org, https://id.example.org:8443",
        "https://id.example.org, https://example.org",
        "https://id.example.org, https://id.example.org.evil.example",
        "https://id.example.org, null",
        "https://id.example.org, ''"
    })
    void anyOtherOriginIsNot(String publicUrl, String origin) {
        assertThatThrownBy(() -> require(publicUrl, Map.of("Origin", List.of(origin))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void requestThatNoBrowserSentSaysNothingOfItsOrigin() {
        assertThatCode(() -> require("https://id.example.org", Map.of())).doesNotThrowAnyException();
    }

    private static void require(String publicUrl, Map<String, List<String>> headers) {
        SameOrigin.require(StubRequest.to("/api/user/token", headers), new HttpSettings(URI.create(publicUrl)));
    }
}
