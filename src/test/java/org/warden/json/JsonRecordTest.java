package org.warden.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.stream.JsonParsingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;
import org.warden.problem.Refusals;
import org.warden.problem.Rule;

/** The timeouts are for a parser that never returns, not for speed. */
@Timeout(20)
class JsonRecordTest {
    record Pair(String email, String name) {}

    @Test
    void textsBecomeComponents() {
        assertThat(read("{\"email\":\"duke@example.org\",\"name\":\"Duke\"}"))
                .isEqualTo(new Pair("duke@example.org", "Duke"));
    }

    @Test
    void fieldThatIsNotSentIsNull() {
        assertThat(read("{\"name\":\"Duke\"}")).isEqualTo(new Pair(null, "Duke"));
    }

    @Test
    void nullIsAMissingField() {
        assertThat(read("{\"email\":null,\"name\":\"Duke\"}")).isEqualTo(new Pair(null, "Duke"));
    }

    @Test
    void emptyObjectIsARecordOfNulls() {
        assertThat(read("{}")).isEqualTo(new Pair(null, null));
    }

    @Test
    void textIsKeptWithItsSpaces() {
        assertThat(read("{\"name\":\"  Duke \\t\"}").name()).isEqualTo("  Duke \t");
    }

    @Test
    void textIsNormalizedToNfc() {
        assertThat(read("{\"name\":\"Rene\\u0301\"}").name()).isEqualTo("Ren\u00e9");
    }

    @Test
    void surrogatePairIsText() {
        assertThat(read("{\"name\":\"\\ud83d\\ude00\"}").name()).isEqualTo("\ud83d\ude00");
    }

    @Test
    void unknownFieldIsNamed() {
        assertThat(errors("{\"admin\":\"true\"}"))
                .containsExactly(new FieldError("admin", Rule.UNKNOWN_FIELD, "is unknown"));
    }

    @Test
    void fieldsAreKnownInTheirLetterCaseOnly() {
        assertThat(errors("{\"Email\":\"x\"}"))
                .containsExactly(new FieldError("Email", Rule.UNKNOWN_FIELD, "is unknown"));
    }

    @Test
    void secondOfTheSameFieldIsNamed() {
        assertThat(errors("{\"email\":\"a\",\"email\":\"a\"}"))
                .containsExactly(new FieldError("email", Rule.REPEATED, "appears twice"));
    }

    @Test
    void nullCountsAsTheFirstOfTwo() {
        assertThat(errors("{\"email\":null,\"email\":\"a\"}"))
                .containsExactly(new FieldError("email", Rule.REPEATED, "appears twice"));
    }

    @Test
    void escapedNameIsTheSameName() {
        assertThat(errors("{\"email\":\"a\",\"\\u0065mail\":\"b\"}"))
                .containsExactly(new FieldError("email", Rule.REPEATED, "appears twice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.5", "true", "false", "[]", "[\"a\"]", "{}", "{\"email\":\"a\"}", "[[{\"a\":[1]}]]"})
    void anythingButTextIsNamed(String value) {
        assertThat(errors("{\"email\":" + value + ",\"name\":\"Duke\"}"))
                .containsExactly(new FieldError("email", Rule.WRONG_TYPE, "must be text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83db"})
    void nulAndHalfSurrogatePairsAreNamed(String value) {
        assertThat(errors("{\"email\":\"" + value + "\"}"))
                .containsExactly(
                        new FieldError("email", Rule.CHARACTERS, "must not contain NUL or an unpaired surrogate"));
    }

    @Test
    void everyErrorIsNamedInOneAnswer() {
        assertThat(errors("{\"email\":1,\"x\":2,\"name\":[],\"y\":{}}"))
                .extracting(FieldError::field)
                .containsExactly("email", "x", "name", "y");
    }

    @Test
    void sameErrorIsNamedOnce() {
        assertThat(errors("{\"x\":1,\"x\":2}")).hasSize(1);
    }

    @Test
    void longUnknownNameIsCut() {
        assertThat(errors("{\"" + "x".repeat(65) + "\":1}"))
                .extracting(FieldError::field)
                .containsExactly("x".repeat(64) + "...");
    }

    @Test
    void unknownNameThatFitsIsNotCut() {
        assertThat(errors("{\"" + "x".repeat(64) + "\":1}"))
                .extracting(FieldError::field)
                .containsExactly("x".repeat(64));
    }

    @Test
    void unknownNameShowsNoMarkup() {
        assertThat(errors("{\"<b>\\n\\u202e\":1}"))
                .extracting(FieldError::field)
                .containsExactly("?b???");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{\"email\":\"a\"}]", "\"email\"", "1", "true", "null"})
    void anythingButAnObjectIsMalformed(String json) {
        assertThat(problem(json).type()).isEqualTo(ProblemType.MALFORMED_BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email\":\"a\"} x",
                "{\"email\":\"a\"}{}",
                "{\"email\":\"a\"},",
                "{\"email\":\"a\"}}",
                "{\"email\":\"a\",}",
                "{email:\"a\"}",
                "{'email':'a'}",
                "{\"email\":\"a\" \"name\":\"b\"}",
                "{\"email\":NaN}",
                "{\"email\":01}",
                "{\"email\":\"\t\"}",
                "{\"email\":\"\\x\"}",
                "// comment\n{}",
                "\ufeff{}"
            })
    void whatIsNoJsonIsNotRead(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonParsingException.class);
    }

    /** The parser's own method to skip a value never returns if the text ends first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"email\"",
                "{\"email\":",
                "{\"email\":\"a",
                "{\"email\":\"a\"",
                "{\"email\":\"a\",",
                "{\"email\":[",
                "{\"email\":[1,",
                "{\"email\":[[]",
                "{\"email\":{",
                "{\"email\":{\"a\"",
                "{\"email\":{\"a\":{}",
                "{\"email\":tru"
            })
    void textThatEndsTooEarlyIsNotRead(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonParsingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[}]", "{]}", "[1 2]", "{\"a\" 1}", "[nope]"})
    void valueOfTheWrongTypeMustBeJsonToo(String value) {
        assertThatThrownBy(() -> read("{\"email\":" + value + "}")).isInstanceOf(JsonParsingException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 20_000})
    void deepNestingIsRefused(int depth) {
        String deep = "{\"email\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        assertThat(problem(deep).type()).isEqualTo(ProblemType.INVALID_INPUT);
    }

    @Test
    void deepNestingOfObjectsIsRefused() {
        String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
        assertThat(problem(deep).type()).isEqualTo(ProblemType.INVALID_INPUT);
    }

    @Test
    void deepNestingThatNeverEndsIsRefused() {
        assertThat(problem("{\"email\":" + "[".repeat(60_000)).type()).isEqualTo(ProblemType.INVALID_INPUT);
    }

    @Test
    void refusalNamesAFewOfThousandsOfUnknownFields() {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            many.append("\"f").append(i).append("\":1,");
        }
        assertThat(Refusals.errors(problem(many.append("\"email\":\"x\"}").toString())))
                .hasSize(32);
    }

    private static Pair read(String json) {
        return JsonRecord.read(json, Pair.class);
    }

    private static Problem problem(String json) {
        return catchThrowableOfType(Problem.class, () -> read(json));
    }

    private static List<FieldError> errors(String json) {
        Problem refused = problem(json);
        assertThat(refused.type()).isEqualTo(ProblemType.INVALID_INPUT);
        return Refusals.errors(refused);
    }
}
