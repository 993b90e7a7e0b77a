package org.warden.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemBodyTest {
    private final HttpServletRequest request = StubRequest.to("/api/user/token");

    @Test
    void documentIsThatOfRfc9457() {
        JsonObject json = json(body(new Problem(ProblemType.EMAIL_TAKEN, "It is taken.")));
        assertThat(json.getString("type")).isEqualTo("urn:warden:problem:email-taken");
        assertThat(json.getString("title")).isEqualTo("E-mail taken");
        assertThat(json.getInt("status")).isEqualTo(409);
        assertThat(json.getString("detail")).isEqualTo("It is taken.");
        assertThat(json.getString("instance")).isEqualTo("/api/user/token");
        assertThat(json.getString("code")).isEqualTo("email-taken");
    }

    @Test
    void refusalOfAnApplicationHasItsOwnCodeAndType() {
        ProblemBody body = body(Problem.own(410, "sold-out", "Sold out", "Nothing is left."));
        assertThat(body.status()).isEqualTo(410);
        assertThat(json(body).getString("type")).isEqualTo("urn:warden:problem:own:sold-out");
        assertThat(json(body).getString("title")).isEqualTo("Sold out");
        assertThat(json(body).getInt("status")).isEqualTo(410);
        assertThat(json(body).getString("detail")).isEqualTo("Nothing is left.");
        assertThat(json(body).getString("code")).isEqualTo("sold-out");
    }

    @Test
    void everyFieldErrorIsListed() {
        ProblemBody body =
                body(Problem.invalid(List.of(new FieldError("email", "is bad"), new FieldError("name", "is worse"))));
        assertThat(json(body).getJsonArray("errors")).hasSize(2);
        assertThat(json(body).getJsonArray("errors").getJsonObject(1))
                .isEqualTo(Json.createObjectBuilder()
                        .add("field", "name")
                        .add("rule", "other")
                        .add("message", "is worse")
                        .build());
    }

    @Test
    void withoutFieldErrorsThereIsNoList() {
        assertThat(json(body(new Problem(ProblemType.FORBIDDEN, "No.")))).doesNotContainKey("errors");
    }

    @Test
    void refusalNamesWhatWouldBeEnough() {
        assertThat(json(body(Problem.forbidden(List.of("product:update", "Moderator"))))
                        .getJsonArray("required"))
                .isEqualTo(Json.createArrayBuilder(List.of("product:update", "Moderator"))
                        .build());
    }

    @Test
    void refusalNamesNothingIfItIsUnknown() {
        assertThat(json(body(new Problem(ProblemType.FORBIDDEN, "No.")))).doesNotContainKey("required");
    }

    @Test
    void requestIdIsTold() {
        request.setAttribute(ProblemBody.REQUEST_ID, "id-1");
        assertThat(json(body(new Problem(ProblemType.FORBIDDEN, "No."))).getString("requestId"))
                .isEqualTo("id-1");
    }

    @Test
    void withoutARequestIdNoneIsTold() {
        assertThat(json(body(new Problem(ProblemType.FORBIDDEN, "No.")))).doesNotContainKey("requestId");
    }

    @Test
    void instanceIsWhatTheEdgeFoundWasAskedFor() {
        request.setAttribute(ProblemBody.INSTANCE, "/api/nothing");
        assertThat(json(ProblemBody.of(404, request)).getString("instance")).isEqualTo("/api/nothing");
    }

    /** ASVS 1.2.3. */
    @ParameterizedTest
    @ValueSource(strings = {"<", ">", "&", "\u2028", "\u2029"})
    void markupAndLineEndsOfTheInputAreEscaped(String character) {
        Problem problem = Problem.invalid(character, character);
        assertThat(text(body(problem))).doesNotContain(character);
    }

    /** ASVS 1.2.3: escaped is not changed. */
    @Test
    void escapedInputReadsAsItWasSent() {
        String echo = "<script>alert(\"1\\2\")</script>&\u2028\u2029\n\u0000\u00e9\ud83d\ude00";
        assertThat(json(body(new Problem(ProblemType.ROLE_NOT_FOUND, echo))).getString("detail"))
                .isEqualTo(echo);
    }

    /** ASVS 1.2.3: the path comes from outside, too. */
    @Test
    void pathIsEscaped() {
        ProblemBody body = ProblemBody.of(404, StubRequest.to("/<img src=x>"));
        assertThat(text(body)).doesNotContain("<").doesNotContain(">");
    }

    @Test
    void bareStatusIsKept() {
        ProblemBody body = ProblemBody.of(423, request);
        assertThat(body.status()).isEqualTo(423);
        assertThat(json(body).getInt("status")).isEqualTo(423);
        assertThat(json(body).getString("code")).isEqualTo("request-refused");
    }

    /** RFC 6750, section 3: no error where nothing was sent. */
    @ParameterizedTest
    @CsvSource({
        "TOKEN_REQUIRED, Bearer",
        "INVALID_CREDENTIALS, Bearer",
        "SECOND_FACTOR_REQUIRED, Bearer",
        "INVALID_TOKEN, 'Bearer error=\"invalid_token\"'",
        "REAUTHENTICATION_REQUIRED, 'Bearer error=\"insufficient_user_authentication\"'",
        "FORBIDDEN, 'Bearer error=\"insufficient_scope\"'"
    })
    void challengeIsThatOfRfc6750(ProblemType type, String challenge) {
        assertThat(body(new Problem(type, "No.")).headers()).containsEntry("WWW-Authenticate", challenge);
    }

    /** RFC 9110, section 15.5.2: 401 without a challenge does not exist. */
    @ParameterizedTest
    @EnumSource
    void challengeStandsExactlyWhereTheCallerCouldProveMore(ProblemType type) {
        boolean expected = type.status() == 401 || type == ProblemType.FORBIDDEN;
        assertThat(body(new Problem(type, "No.")).headers().containsKey("WWW-Authenticate"))
                .isEqualTo(expected);
    }

    /** RFC 9470, section 3. */
    @Test
    void challengeSaysHowOldTheProofMayBe() {
        assertThat(body(Problem.reauthenticate(Duration.ofMinutes(5))).headers())
                .containsEntry("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\", max_age=300");
    }

    @ParameterizedTest
    @CsvSource({"PT2S, 2", "PT1M, 60", "PT0.2S, 1", "PT0S, 1"})
    void retryAfterIsInSecondsAndNeverNone(Duration wait, String seconds) {
        assertThat(body(Problem.later(ProblemType.OVERLOADED, "Later.", wait)).headers())
                .containsEntry("Retry-After", seconds);
    }

    @Test
    void refusalThatDoesNotPassHasNoRetryAfter() {
        assertThat(body(new Problem(ProblemType.UNAVAILABLE, "No.")).headers()).doesNotContainKey("Retry-After");
    }

    private ProblemBody body(Problem problem) {
        return ProblemBody.of(problem, request);
    }

    private static String text(ProblemBody body) {
        return new String(body.bytes(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(ProblemBody body) {
        try (JsonReader reader = Json.createReader(new StringReader(text(body)))) {
            return reader.readObject();
        }
    }
}
