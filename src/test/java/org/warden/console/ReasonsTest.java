package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.warden.link.Link;
import org.warden.problem.Rule;

/** The page behind a mailed link says in both of its languages what is wrong with a new password. */
class ReasonsTest {
    @ParameterizedTest
    @EnumSource(
            value = Rule.class,
            names = {"REQUIRED", "TOO_SHORT", "TOO_LONG", "COMMON_PASSWORD", "CONTAINS_NAME", "SAME_PASSWORD"})
    void ruleOfAPasswordHasItsWords(Rule rule) throws IOException {
        try (InputStream script = Link.class.getResourceAsStream("link.js")) {
            assertThat(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .split("\n    '" + rule.word() + "': ", -1))
                    .as("once in each language")
                    .hasSize(3);
        }
    }
}
