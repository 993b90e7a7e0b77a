package org.warden.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.person.Validation;

class GroupNameTest {
    private record Named(@GroupName String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"Sales", "Sales & Service (north)", "人事", "a", "%", "'", "<b>", "\ud83d\ude00"})
    void nameIsAccepted(String name) {
        assertThat(Validation.fields(new Named(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", " a", "a ", "a  b", "a\tb", "a\u0000", "a\u202eb", "a\u00a0b"})
    void nameIsRefused(String name) {
        assertThat(Validation.fields(new Named(name))).hasSize(1);
    }
}
