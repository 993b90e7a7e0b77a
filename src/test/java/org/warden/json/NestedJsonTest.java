package org.warden.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.stream.JsonParsingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.FieldError;
import org.warden.problem.Problem;
import org.warden.problem.Refusals;
import org.warden.problem.Rule;

/** The reader is as strict within a list or an object as at the top. The timeouts are for a parser that never returns. */
@Timeout(20)
class NestedJsonTest {
    record Grant(String role, Long days) {}

    record Invitation(String email, Boolean active, Long seats, List<String> roles, Grant first, List<Grant> grants) {}

    @Test
    void everyKindOfValueIsRead() {
        assertThat(read("""
                {"email":"duke@example.org","active":true,"seats":-7,"roles":["User","Rene\\u0301"],
                 "first":{"role":"User","days":30},"grants":[{"role":"A"},{"days":0}]}"""))
                .isEqualTo(new Invitation(
                        "duke@example.org",
                        true,
                        -7L,
                        List.of("User", "Ren\u00e9"),
                        new Grant("User", 30L),
                        List.of(new Grant("A", null), new Grant(null, 0L))));
    }

    @Test
    void nullIsAMissingFieldOfEveryKind() {
        assertThat(read("{\"active\":null,\"seats\":null,\"roles\":null,\"first\":null,\"grants\":null}"))
                .isEqualTo(read("{}"));
    }

    @Test
    void emptyListIsNotAMissingOne() {
        assertThat(read("{\"roles\":[]}").roles()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"active\":\"true\"} | active | must be true or false",
                "{\"active\":1} | active | must be true or false",
                "{\"seats\":\"1\"} | seats | must be a whole number of at most 18 digits",
                "{\"seats\":1.0} | seats | must be a whole number of at most 18 digits",
                "{\"seats\":1e3} | seats | must be a whole number of at most 18 digits",
                "{\"seats\":1e999999999} | seats | must be a whole number of at most 18 digits",
                "{\"seats\":1234567890123456789} | seats | must be a whole number of at most 18 digits",
                "{\"roles\":\"User\"} | roles | must be a list",
                "{\"roles\":{\"0\":\"User\"}} | roles | must be a list",
                "{\"roles\":[\"a\",\"b\",3]} | roles[2] | must be text",
                "{\"roles\":[null]} | roles[0] | must be text",
                "{\"roles\":[[\"a\"]]} | roles[0] | must be text",
                "{\"roles\":[\"\\u0000\"]} | roles[0] | must not contain NUL or an unpaired surrogate",
                "{\"first\":[]} | first | must be an object",
                "{\"first\":\"User\"} | first | must be an object",
                "{\"first\":{\"name\":\"User\"}} | first.name | is unknown",
                "{\"first\":{\"days\":1,\"days\":1}} | first.days | appears twice",
                "{\"grants\":[{},{\"role\":[]}]} | grants[1].role | must be text",
                "{\"grants\":[{},null]} | grants[1] | must be an object"
            })
    void errorIsNamedByItsPath(String json, String field, String message) {
        assertThat(errors(json))
                .extracting(FieldError::field, FieldError::message)
                .containsExactly(tuple(field, message));
    }

    @Test
    void errorsAtEveryDepthAreNamedInOneAnswer() {
        assertThat(errors("{\"roles\":[1],\"grants\":[{\"x\":1,\"days\":\"a\"}],\"email\":{}}"))
                .extracting(FieldError::field)
                .containsExactly("roles[0]", "grants[0].x", "grants[0].days", "email");
    }

    @Test
    void listOfVeryManyIsRefused() {
        assertThat(errors("{\"roles\":[" + "\"a\",".repeat(1_000) + "\"a\"]}"))
                .containsExactly(new FieldError("roles", Rule.TOO_MANY, "must have at most 1000 items"));
        assertThat(read("{\"roles\":[" + "\"a\",".repeat(999) + "\"a\"]}").roles())
                .hasSize(1_000);
    }

    @Test
    void bodyOfVeryManyObjectsIsRefused() {
        assertThat(errors("{\"grants\":[" + "{},".repeat(999) + "{}]}"))
                .containsExactly(new FieldError("body", Rule.TOO_MANY, "must hold at most 1000 objects"));
    }

    @Test
    void listOfVeryManyErrorsIsRefusedShortly() {
        assertThat(errors("{\"roles\":[" + "1,".repeat(30_000) + "1]}")).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"roles\":[",
                "{\"roles\":[\"a\"",
                "{\"roles\":[\"a\",",
                "{\"roles\":[\"a\",]}",
                "{\"roles\":[\"a\" \"b\"]}",
                "{\"first\":{",
                "{\"first\":{\"role\"",
                "{\"first\":{\"role\":\"a\"",
                "{\"first\":{\"role\":\"a\"}",
                "{\"grants\":[{}",
                "{\"grants\":[{},{]}",
                "{\"seats\":-}",
                "{\"active\":tru}"
            })
    void whatIsNoJsonIsNotRead(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JsonParsingException.class);
    }

    record Odd(Object anything) {}

    @Test
    void recordThatCannotBeReadIsAMistakeOfOurs() {
        assertThatIllegalStateException().isThrownBy(() -> JsonRecord.read("{\"anything\":1}", Odd.class));
    }

    private static Invitation read(String json) {
        return JsonRecord.read(json, Invitation.class);
    }

    private static List<FieldError> errors(String json) {
        return Refusals.errors(catchThrowableOfType(Problem.class, () -> read(json)));
    }
}
