package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.warden.problem.StubRequest;

class RequesterTest {
    /** ASVS 16.4.1. */
    @ParameterizedTest
    @CsvSource({
        "curl/7.88.1, curl/7.88.1",
        "'tab\tand more', tab?and more",
        "'line\r\nend', line??end",
        "escape\u001b[31m, escape?[31m",
        "na\u00efve, na?ve",
        "<script>, <script>"
    })
    void userAgentIsPlainAscii(String sent, String kept) {
        assertThat(agent(sent)).isEqualTo(kept);
    }

    @Test
    void userAgentIsCut() {
        assertThat(agent("a".repeat(257))).hasSize(256);
    }

    @Test
    void programWithoutANameHasNone() {
        assertThat(Requester.of(StubRequest.to("/api/user")).userAgent()).isEmpty();
    }

    private static String agent(String sent) {
        return Requester.of(StubRequest.to("/api/user", Map.of("User-Agent", List.of(sent))))
                .userAgent();
    }
}
