package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.OnServer;
import org.warden.server.Wire;

/** The id that a caller and the log use for the same request. */
@Tag("edge")
class RequestIdIT extends OnServer {
    @ParameterizedTest
    @ValueSource(
            strings = {"a", "4711", "abc.DEF_9-x", "0123456789012345678901234567890123456789012345678901234567890123"})
    void harmlessIdIsKept(String id) {
        Answer answer = api.send(api.request("api/secured").header("X-Request-Id", id));
        assertThat(answer.header("X-Request-Id")).isEqualTo(id);
        assertThat(answer.text("requestId")).isEqualTo(id);
    }

    /** ASVS 1.2.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\"b",
                "a'b",
                "<script>alert(1)</script>",
                "${7*7}",
                "${jndi:ldap://127.0.0.1:1389/x}",
                "a,b",
                "a\tb",
                "a%0d%0aSet-Cookie:b=c",
                "01234567890123456789012345678901234567890123456789012345678901234"
            })
    void hostileIdIsReplaced(String id) {
        Answer answer = new Wire(api.uri("")).send("GET", "/api/secured", "X-Request-Id: " + id);
        String ours = answer.mustBe(401, "token-required").header("X-Request-Id");
        assertThat(ours).isEqualTo(UUID.fromString(ours).toString());
    }

    @Test
    void requestOfATraceHasTheIdOfTheTrace() {
        Answer answer = api.send(api.request("api/secured").header("traceparent", TraceParentTest.EXAMPLE));
        assertThat(answer.header("X-Request-Id")).isEqualTo(TraceParentTest.TRACE);
        assertThat(answer.text("requestId")).isEqualTo(TraceParentTest.TRACE);
    }

    @Test
    void idOfTheCallerCountsMoreThanTheTrace() {
        Answer answer = api.send(api.request("api/secured")
                .header("traceparent", TraceParentTest.EXAMPLE)
                .header("X-Request-Id", "mine"));
        assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
    }

    /** ASVS 1.2.1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-${jndi:ldap://127.0.0.1:1389/x}-b7ad6b7169203331-01",
                "00-<script>alert(1)</script>0000000-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01"
            })
    void hostileTraceIsIgnored(String header) {
        Answer answer = new Wire(api.uri("")).send("GET", "/api/secured", "traceparent: " + header);
        String ours = answer.mustBe(401, "token-required").header("X-Request-Id");
        assertThat(ours).isEqualTo(UUID.fromString(ours).toString());
    }

    /** ASVS 1.2.1: a line end, however it is written, ends no header. */
    @Test
    void lineFeedInAnIdMakesNoHeader() {
        Answer answer = new Wire(api.uri("")).send("GET", "/api/secured", "X-Request-Id: a\nSet-Cookie: b=c");
        assertThat(answer.headers().map()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void everyRequestHasAnIdOfItsOwn() {
        assertThat(api.get("api/secured").header("X-Request-Id"))
                .isNotEqualTo(api.get("api/secured").header("X-Request-Id"));
    }
}
