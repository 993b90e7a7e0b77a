package org.warden.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    private record Holder(@PersonName String name) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D",
                "Jane",
                "O'Neill-Smith",
                "van der Berg",
                " Jane ",
                "Ren\u00e9e",
                "\u738b",
                "\u0645\u062d\u0645\u062f",
                "\ud842\udfb7",
                "X \u00c6 A-12",
                "<script>",
                "${7*7}"
            })
    void nameIsAccepted(String name) {
        assertThat(Validation.errors(new Holder(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "   ",
                "\u00a0",
                "Jane\u202eeoD",
                "Jane\nDoe",
                "Jane\r",
                "\tJane",
                "Jane\u0000",
                "Jane\u001b[31m",
                "Jane\u007f",
                "Jane\u0085",
                "Jane\u2028",
                "Jane\u2029"
            })
    void blankNamesAndControlCharactersAreRefused(String name) {
        assertThat(Validation.errors(new Holder(name)))
                .containsExactly("name: must be 1 to 100 characters, not blank, without control characters");
    }

    @Test
    void nameOf100CharactersIsTheLongest() {
        assertThat(Validation.errors(new Holder("a".repeat(100)))).isEmpty();
        assertThat(Validation.errors(new Holder("a".repeat(101)))).hasSize(1);
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(Validation.errors(new Holder("\ud83d\ude00".repeat(100)))).isEmpty();
        assertThat(Validation.errors(new Holder("\ud83d\ude00".repeat(101)))).hasSize(1);
    }

    /** ASVS 1.3.12. */
    @ParameterizedTest
    @MethodSource("monsters")
    void monstersAreRefused(String name) {
        assertThat(Validation.errors(new Holder(name))).hasSize(1);
    }

    static String[] monsters() {
        return new String[] {
            " ".repeat(64 * 1024), "a ".repeat(32 * 1024), "\n".repeat(64 * 1024), " ".repeat(99) + "\n"
        };
    }
}
