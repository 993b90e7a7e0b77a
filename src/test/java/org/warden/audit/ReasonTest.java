package org.warden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.warden.person.Validation;

class ReasonTest {
    private record Given(@Reason String reason) {}

    /** The columns count an emoji as two characters on one database. */
    @Test
    void emojiIsTwoCharacters() {
        assertThat(Validation.fields(new Given("\ud83d\ude00".repeat(50)))).isEmpty();
        assertThat(Validation.fields(new Given("\ud83d\ude00".repeat(51)))).containsExactly("reason");
    }
}
