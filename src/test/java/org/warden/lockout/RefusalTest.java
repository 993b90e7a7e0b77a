package org.warden.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {
    /** Operators filter the audit log by these words: another name of a constant must not change them. */
    @Test
    void wordsOfTheRecordStayAsTheyAre() {
        assertThat(Refusal.values())
                .extracting(Refusal::word)
                .containsExactly(
                        "unknown",
                        "wrong",
                        "blocked",
                        "unconfirmed",
                        "invited",
                        "locked",
                        "disabled",
                        "deleted",
                        "must change",
                        "new password",
                        "second factor",
                        "missing",
                        "spent",
                        "changed");
    }
}
