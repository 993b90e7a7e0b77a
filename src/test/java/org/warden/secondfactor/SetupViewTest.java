package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupViewTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    /** Some languages have their own digits, which SVG does not allow. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "th-TH-u-nu-thai", "fa-IR", "tr"})
    void qrCodeIsTheSameInEveryLanguage(String language) {
        Locale.setDefault(Locale.ROOT);
        SetupView expected = SetupView.of("ABC", "Warden", "duke");
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(SetupView.of("ABC", "Warden", "duke")).isEqualTo(expected);
    }
}
