package org.warden.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PersonTest {
    @Test
    void namesAreAllThatAPersonIsCalled() {
        assertThat(new Person("Jane", "Doe", "jdoe", "jane.doe@example.org").names())
                .containsExactly(
                        Map.entry("first name", "Jane"),
                        Map.entry("last name", "Doe"),
                        Map.entry("user name", "jdoe"),
                        Map.entry("e-mail address", "jane.doe@example.org"),
                        Map.entry("e-mail name", "jane.doe"));
    }
}
