package org.warden.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentConfigSourceTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "az", "lt", "ar-EG", "th-TH"})
    void variableIsFoundInEveryLanguage(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(source("WARDEN_REGISTRATION_CONFIRM_EMAIL").getValue("warden.registration.confirm-email"))
                .isEqualTo("x");
    }

    /** MicroProfile Config 3.1, section 5.3.1. */
    @ParameterizedTest
    @ValueSource(strings = {"warden.key.rsa-bits", "warden_key_rsa_bits", "WARDEN_KEY_RSA_BITS"})
    void variableIsFoundInEachSpellingOfTheStandard(String variable) {
        assertThat(source(variable).getValue("warden.key.rsa-bits")).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"WARDEN_KEY_RSA_BITS, true", "warden_key_rsa_bits, true", "WARDENS, false", "PATH, false"})
    void variablesOfWardenAreListedAndNoOthers(String variable, boolean listed) {
        assertThat(source(variable).getPropertyNames().contains(variable)).isEqualTo(listed);
    }

    @Test
    void variablesOfOthersAreNeverRead() {
        assertThat(source("JAVA_HOME").getValue("java.home")).isNull();
    }

    /** Files have 350, the server's own source of variables 300 (MicroProfile Config 3.1, section 5.1). */
    @Test
    void environmentStandsAboveTheServersOwnAndBelowFiles() {
        assertThat(source("x").getOrdinal()).isBetween(301, 349);
    }

    private static EnvironmentConfigSource source(String variable) {
        return new EnvironmentConfigSource(Map.of(variable, "x"));
    }
}
