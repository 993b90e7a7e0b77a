package org.warden.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Answer;
import org.warden.server.Api;

/** An answer that the description of the API lacks fails the test that received it. */
class JudgeTest {
    private static final String JSON = "application/json";
    private static final String KEYS = "GET /api/keys";
    private static final String TIME = "2026-01-31T12:00:00Z";
    private static final Map<String, String> ID = Map.of("X-Request-Id", "x");
    private static final String KEY =
            Api.json("kid", "k", "algorithm", "RS256", "state", "active", "created", TIME, "activeFrom", TIME);

    /** Problems of the door itself, of its gate and of every door. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /api/user/sessions/x 404 session-not-found",
                "DELETE /api/user/sessions/x 401 token-required",
                "GET /api/keys 503 unavailable"
            })
    void aProblemOfTheDoorPasses(String what) {
        passes(problem(what), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/keys 404 session-not-found",
                "GET /api/keys 429 too-many-requests",
                "GET /api/user 403 forbidden",
                "POST /api/secured 400 invalid-input",
                "GET /api/keys 400 not-a-code",
                "GET /api/keys 401 forbidden"
            })
    void anotherProblemFails(String what) {
        fails(problem(what), false);
    }

    @Test
    void credentialsOfBasicAreRefusedInTheirOwnWay() {
        Answer refused = problem("GET /api/keys 401 invalid-credentials");
        passes(refused, true);
        fails(refused, false);
    }

    @Test
    void aViewPasses() {
        passes(keys(KEY), false);
    }

    @Test
    void aMemberThatTheViewHasNotFails() {
        fails(keys(KEY.replace("{", "{\"secret\":\"s\",")), false);
    }

    @Test
    void aMissingMemberFails() {
        fails(keys(KEY.replace("\"kid\":\"k\",", "")), false);
    }

    @Test
    void aMemberOfAnotherTypeFails() {
        fails(keys(KEY.replace("\"k\"", "7")), false);
    }

    @Test
    void aWordThatIsNotListedFails() {
        fails(keys(KEY.replace("\"active\"", "\"sleepy\"")), false);
    }

    @Test
    void anotherMediaTypeFails() {
        fails(answer(KEYS, 200, "text/plain", "{\"keys\":[]}", ID), false);
    }

    @Test
    void anotherStatusFails() {
        fails(answer(KEYS, 201, JSON, "{\"keys\":[]}", ID), false);
    }

    @Test
    void aBodyThatIsNotDescribedFails() {
        String call = "DELETE /api/user/sessions";
        passes(answer(call, 204, "", "", ID), false);
        fails(answer(call, 204, JSON, "{}", ID), false);
    }

    @Test
    void theAnswerToHeadHasNoBody() {
        passes(answer("HEAD /api/keys", 200, JSON, "", ID), false);
        fails(answer("HEAD /api/keys", 200, JSON, "{\"keys\":[]}", ID), false);
    }

    @Test
    void aMissingHeaderFails() {
        fails(answer(KEYS, 200, JSON, "{\"keys\":[]}", Map.of()), false);
    }

    @Test
    void aHeaderThatIsNotDescribedFails() {
        fails(answer(KEYS, 200, JSON, "{\"keys\":[]}", Map.of("X-Request-Id", "x", "Set-Cookie", "a=b")), false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/keys/", "GET /api/nothing", "PUT /api/keys", "TRACE /api/keys", "GET /api/keys;x"})
    void whatIsNotCertainlyADoorIsNotJudged(String call) {
        passes(problem(call + " 404 not-found"), false);
    }

    @Test
    void errorOfTheServerItselfFails() {
        fails(answer(KEYS, 500, "text/html", "<h1>Internal Server Error</h1>", ID), false);
    }

    private static void passes(Answer answer, boolean basic) {
        assertThatCode(() -> Judge.requireDescribed(answer, basic)).doesNotThrowAnyException();
    }

    private static void fails(Answer answer, boolean basic) {
        assertThatThrownBy(() -> Judge.requireDescribed(answer, basic)).isInstanceOf(AssertionError.class);
    }

    private static Answer keys(String key) {
        return answer(KEYS, 200, JSON, "{\"keys\":[" + key + "]}", ID);
    }

    /** Method, path, status and code. */
    private static Answer problem(String what) {
        String[] parts = what.split(" ", -1);
        int status = Integer.parseInt(parts[2]);
        String body = Api.json(
                        "type",
                        "urn:warden:problem:" + parts[3],
                        "title",
                        "t",
                        "detail",
                        "d",
                        "instance",
                        "/",
                        "code",
                        parts[3],
                        "requestId",
                        "x")
                .replaceFirst("\\{", "{\"status\":" + status + ",");
        Map<String, String> headers = switch (status) {
            case 401 -> Map.of("X-Request-Id", "x", "WWW-Authenticate", "Bearer");
            case 429, 503 -> Map.of("X-Request-Id", "x", "Retry-After", "1");
            default -> ID;
        };
        return answer(parts[0] + " " + parts[1], status, "application/problem+json", body, headers);
    }

    private static Answer answer(String call, int status, String type, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        all.put("Content-Type", List.of(type));
        return new Answer(call, status, HttpHeaders.of(all, (name, value) -> true), body);
    }
}
