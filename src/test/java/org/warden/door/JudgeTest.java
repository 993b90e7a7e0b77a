package org.warden.door;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;

/** An answer that the description of its door lacks fails the test that received it. */
class JudgeTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String KEYS = "GET /api/keys";

    /** Problems of the door itself, of its gate and of every door; and one of a method that replaces another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/user/sessions/x session-not-found",
                "DELETE /api/user/sessions/x token-required",
                "GET /api/keys unavailable",
                "HEAD /api/keys forbidden"
            })
    void aProblemOfTheDoorPasses(String what) {
        String[] parts = what.split(" ", -1);
        assertThatCode(() -> judge(problem(parts[0] + " " + parts[1], parts[2]), false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/keys session-not-found",
                "GET /api/keys too-many-requests",
                "GET /api/user forbidden",
                "POST /api/secured invalid-input",
                "GET /api/keys not-a-code"
            })
    void anotherProblemFails(String what) {
        String[] parts = what.split(" ", -1);
        assertThatThrownBy(() -> judge(problem(parts[0] + " " + parts[1], parts[2]), false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(parts[2]);
    }

    @Test
    void credentialsOfBasicAreRefusedInTheirOwnWay() {
        Answer refused = problem(KEYS, "invalid-credentials");
        assertThatCode(() -> judge(refused, true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> judge(refused, false)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aMemberThatTheViewHasNotFails() {
        assertThatCode(() -> judge(answer(KEYS, 200, "application/json", "{\"keys\":[]}"), false))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> judge(answer(KEYS, 200, "application/json", "{\"secrets\":[]}"), false))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anotherMediaTypeFails() {
        assertThatThrownBy(() -> judge(answer(KEYS, 200, "text/plain", "{\"keys\":[]}"), false))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/keys/", "GET /api/nothing", "PUT /api/keys", "TRACE /api/keys", "GET /api/keys;x"})
    void whatIsNotCertainlyADoorIsNotJudged(String call) {
        assertThatCode(() -> judge(problem(call, "not-found"), false)).doesNotThrowAnyException();
    }

    @Test
    void errorOfTheServerItselfFails() {
        assertThatThrownBy(() -> judge(answer(KEYS, 500, "text/html", "<h1>Internal Server Error</h1>"), false))
                .isInstanceOf(AssertionError.class);
    }

    private static void judge(Answer answer, boolean basic) {
        Judge.requireDescribed(answer, basic);
    }

    private static Answer problem(String call, String code) {
        return answer(call, 400, PROBLEM, "{\"code\":\"" + code + "\"}");
    }

    private static Answer answer(String call, int status, String type, String body) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Content-Type", List.of(type)), (name, value) -> true);
        return new Answer(call, status, headers, body);
    }
}
