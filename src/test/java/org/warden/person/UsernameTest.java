package org.warden.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    private record Holder(@Username String username) {}

    @ParameterizedTest
    @ValueSource(strings = {"abc", "Duke", "duke.of_java-9", "123", "...", "---"})
    void nameIsAccepted(String username) {
        assertThat(Validation.errors(new Holder(username))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "duke@example",
                "duke ",
                " duke",
                "duke\n",
                "du ke",
                "duke/../admin",
                "duk\u00e9",
                "d\u0443ke",
                "du\u212ae",
                "duke\u0000",
                "<b>duke</b>",
                "${7*7}"
            })
    void anythingElseIsRefused(String username) {
        assertThat(Validation.errors(new Holder(username)))
                .containsExactly("username: must be 3 to 64 letters, digits, dots, underscores or hyphens");
    }

    @Test
    void nameOf64CharactersIsTheLongest() {
        assertThat(Validation.errors(new Holder("a".repeat(64)))).isEmpty();
        assertThat(Validation.errors(new Holder("a".repeat(65)))).hasSize(1);
        assertThat(Validation.errors(new Holder("a".repeat(64 * 1024)))).hasSize(1);
    }
}
