package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.StubRequest;

class TraceParentTest {
    static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    /** The example of W3C Trace Context, section 3.2.2.5. */
    static final String EXAMPLE = "00-" + TRACE + "-b7ad6b7169203331-01";

    @ParameterizedTest
    @ValueSource(
            strings = {
                EXAMPLE,
                "00-" + TRACE + "-b7ad6b7169203331-00",
                "00-" + TRACE + "-b7ad6b7169203331-ff",
                // A later version may add fields, section 3.2.2.1.
                "01-" + TRACE + "-b7ad6b7169203331-01",
                "fe-" + TRACE + "-b7ad6b7169203331-01-what-the-future-holds",
                "cc-" + TRACE + "-b7ad6b7169203331-01-"
            })
    void validHeaderNamesTheTrace(String header) {
        assertThat(TraceParent.traceId(StubRequest.to("/", Map.of("traceparent", List.of(header)))))
                .contains(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                TRACE,
                "ff-" + TRACE + "-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-" + TRACE + "-b7ad6b7169203331-01-",
                "00-" + TRACE + "-b7ad6b7169203331-01-more",
                "01-" + TRACE + "-b7ad6b7169203331-01.more",
                "01-" + TRACE + "-b7ad6b7169203331-011",
                "01-" + TRACE + "-b7ad6b7169203331-01-m\u00f6re",
                "00-" + TRACE + "-b7ad6b7169203331-1",
                "00-" + TRACE + "-b7ad6b7169203331",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-" + TRACE + "-B7AD6B7169203331-01",
                "0-" + TRACE + "-b7ad6b7169203331-01",
                "0x-" + TRACE + "-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319cc-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319\u0663-b7ad6b7169203331-01",
                "00_" + TRACE + "_b7ad6b7169203331_01",
                " " + EXAMPLE,
                EXAMPLE + "\n"
            })
    void invalidHeaderNamesNone(String header) {
        assertThat(TraceParent.traceId(StubRequest.to("/", Map.of("traceparent", List.of(header)))))
                .isEmpty();
    }

    @Test
    void twoHeadersNameNone() {
        assertThat(TraceParent.traceId(StubRequest.to("/", Map.of("traceparent", List.of(EXAMPLE, EXAMPLE)))))
                .isEmpty();
    }

    @Test
    void requestWithoutTheHeaderNamesNone() {
        assertThat(TraceParent.traceId(StubRequest.to("/"))).isEmpty();
    }
}
