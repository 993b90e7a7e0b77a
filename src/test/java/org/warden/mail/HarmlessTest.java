package org.warden.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {
    @ParameterizedTest
    @CsvSource({
        "http://prize.example/now, http: //prize. example/now",
        "www.prize.example, www. prize. example",
        "www.1und1.de, www. 1und1. de",
        "jane@example.org, jane at example. org",
        "jane.doe, jane. doe",
        "mailto:jane, mailto: jane",
        "198.51.100.1, ...",
        "1.1.1.1, 1. 1. 1. 1",
        "+44 20 7946 0958, ...",
        "call 0900-123456 now, call ... now",
        "www\u3002prize\uFF0Eexample, www. prize. example",
        "\\\\server\\share, \\ \\server\\share"
    })
    void whatAMailProgramWouldMakeClickableIsBroken(String chosen, String harmless) {
        assertThat(Harmless.words(chosen)).isEqualTo(harmless);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane",
                "O'Hara",
                "J. R. Doe",
                "Zo\u00eb \u5c0f\u660e \ud83e\udd86",
                "{link} ${7*7} #{7*7} <b> %s \\",
                "Last/1.0",
                "Mozilla/5.0 (X11; Linux x86_64; rv:",
                "u3k839201745xyz",
                "jane_doe-1985"
            })
    void otherWordsStay(String words) {
        assertThat(Harmless.words(words)).isEqualTo(words);
    }
}
