package org.warden.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String KEY = "warden.some.key";

    private enum Fruit {
        APPLE,
        PEAR
    }

    @Test
    void blankIsNotSet() {
        assertThat(with("  \t").optional(KEY)).isEmpty();
    }

    @Test
    void textIsReadAsItIs() {
        assertThat(with(" as it is ").text(KEY)).isEqualTo(" as it is ");
    }

    @Test
    void textThatIsNotSetIsAMistake() {
        Settings settings = new MapConfig().settings();
        assertThat(settings.text(KEY)).isEmpty();
        assertThat(settings.mistakes()).containsExactly(KEY + " is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "200", " 7 "})
    void numberFromLeastToMostIsRead(String value) {
        Settings settings = with(value);
        assertThat(settings.number(KEY, 2, 200)).isEqualTo(Integer.parseInt(value.strip()));
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "201", "-2", "2.0", "two", "0x10", "99999999999"})
    void anyOtherNumberIsAMistakeAndReadsAsTheLeast(String value) {
        Settings settings = with(value);
        assertThat(settings.number(KEY, 2, 200)).isEqualTo(2);
        assertThat(settings.mistakes()).containsExactly(KEY + " must be a whole number from 2 to 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT2S", "P1D", "pt24h"})
    void durationFromLeastToMostIsRead(String value) {
        Settings settings = with(value);
        assertThat(settings.duration(KEY, Duration.ofSeconds(1), Duration.ofDays(1)))
                .isEqualTo(Duration.parse(value));
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PT0.999999999S", "PT24H0.000000001S", "-PT5M", "15", "15m", "PT", "PT99999999999999999999H"})
    void anyOtherDurationIsAMistakeAndReadsAsTheLeast(String value) {
        Settings settings = with(value);
        assertThat(settings.duration(KEY, Duration.ofSeconds(1), Duration.ofDays(1)))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.mistakes()).containsExactly(KEY + " must be a duration such as PT15M, from PT1S to PT24H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PEAR", "pear", " Pear "})
    void choiceIsReadInAnyLetterCase(String value) {
        assertThat(with(value).choice(KEY, Fruit.class)).isEqualTo(Fruit.PEAR);
    }

    @Test
    void anyOtherChoiceIsAMistakeAndReadsAsTheFirst() {
        Settings settings = with("plum");
        assertThat(settings.choice(KEY, Fruit.class)).isEqualTo(Fruit.APPLE);
        assertThat(settings.mistakes()).containsExactly(KEY + " must be one of APPLE, PEAR");
    }

    @Test
    void everyMistakeIsCollected() {
        Settings settings =
                new MapConfig().with("warden.a", "x").with("warden.b", "x").settings();
        settings.number("warden.a", 0, 1);
        settings.duration("warden.b", Duration.ZERO, Duration.ofDays(1));
        settings.text("warden.c");
        assertThat(settings.mistakes())
                .extracting(mistake -> mistake.substring(0, mistake.indexOf(' ')))
                .containsExactly("warden.a", "warden.b", "warden.c");
    }

    @Test
    void mistakeIsSaidOnce() {
        Settings settings = with("x");
        settings.number(KEY, 0, 1);
        settings.number(KEY, 0, 1);
        assertThat(settings.mistakes()).hasSize(1);
    }

    /** It may be a secret under the wrong name. */
    @Test
    void noMistakeRepeatsTheValue() {
        Settings settings = new MapConfig()
                .with(KEY, "hunter2hunter2")
                .with("warden.profile", "hunter2hunter2")
                .with("warden.unknown", "hunter2hunter2")
                .settings();
        settings.number(KEY, 0, 1);
        settings.duration(KEY, Duration.ZERO, Duration.ofDays(1));
        settings.choice(KEY, Fruit.class);
        settings.production();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).hasSize(5).noneMatch(mistake -> mistake.contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARDEN_SERVICE_HOST",
                "WARDEN_PORT",
                "WARDEN_PORT_8080_TCP_ADDR",
                "WARDEN_DB_SERVICE_HOST",
                "WARDEN_DB_SERVICE_PORT_PG",
                "WARDEN_DB_PORT",
                "WARDEN_DB_PORT_5432_TCP"
            })
    void serviceLinksOfKubernetesAreNoMistake(String variable) {
        Settings settings = new MapConfig().with(variable, "10.0.0.7").settings();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARDEN_PROFIL", "WARDEN_DB_ULR", "WARDEN_REPORT", "WARDEN_DB_PASSWORT_FILE"})
    void variableThatIsNoSettingIsAMistake(String variable) {
        Settings settings = new MapConfig().with(variable, "x").settings();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).containsExactly(variable + " is not a setting of Warden");
    }

    /** No server finds these for {@code warden.profile}: without an error, production would silently run as a trial. */
    @ParameterizedTest
    @ValueSource(strings = {"Warden_Profile", "warden-profile", "WARDEN.PROFILE", "warden_PROFILE"})
    void variableThatIsSpelledInAnotherLetterCaseIsAMistake(String variable) {
        Settings settings = new MapConfig()
                .withDefault("warden.profile", "trial")
                .with(variable, "production")
                .settings();
        settings.production();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).containsExactly(variable + " is not a setting of Warden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WARDEN_PROFILE", "warden_profile", "WARDEN_PROFILE_FILE"})
    void variableThatTheServerDoesNotFindIsAMistake(String variable) {
        Settings settings = new MapConfig()
                .withDefault("warden.profile", "trial")
                .with(variable, "production")
                .settings();
        settings.production();
        settings.refuseUnheard();
        assertThat(settings.mistakes())
                .containsExactly("warden.profile has its default although " + variable + " is set");
    }

    @Test
    void variableThatTheServerFindsIsNoMistake() {
        Settings settings = new MapConfig()
                .with("warden.profile", "trial")
                .with("WARDEN_PROFILE", "trial")
                .settings();
        settings.production();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void emptyVariableSetsNothing() {
        Settings settings = new MapConfig()
                .withDefault("warden.profile", "trial")
                .with("WARDEN_PROFILE", " ")
                .settings();
        settings.production();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void propertyThatIsNoSettingIsAMistake() {
        Settings settings = new MapConfig().with("warden.tokn.life", "PT5M").settings();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).containsExactly("warden.tokn.life is not a setting of Warden");
    }

    @Test
    void propertyThatIsASettingIsKnownEvenIfItIsWrong() {
        Settings settings = with("x");
        settings.optional(KEY);
        settings.refuseUnheard();
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void propertiesOfOthersAreNoneOfOurBusiness() {
        Settings settings = new MapConfig()
                .with("java.version", "17")
                .with("wardens.key", "x")
                .settings();
        settings.refuseUnheard();
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void everyKeyAskedForIsRemembered() {
        Settings settings = new MapConfig().settings();
        settings.optional("warden.b");
        settings.text("warden.a");
        assertThat(settings.keys()).containsExactlyInAnyOrder("warden.a", "warden.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "PRODUCTION", " Production "})
    void productionIsChosenInAnyLetterCase(String profile) {
        assertThat(profile(profile).production()).isTrue();
    }

    @Test
    void trialIsNotProduction() {
        assertThat(profile("trial").production()).isFalse();
    }

    @Test
    void misspelledProfileIsAMistake() {
        Settings settings = profile("prod");
        assertThat(settings.production()).isFalse();
        assertThat(settings.mistakes()).containsExactly("warden.profile must be one of TRIAL, PRODUCTION");
    }

    @Test
    void defaultDoesForATrial() {
        Settings settings = new MapConfig()
                .with("warden.profile", "trial")
                .withDefault(KEY, "x")
                .settings();
        settings.requireChosenInProduction(KEY);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void defaultDoesNotDoForProduction() {
        Settings settings = new MapConfig()
                .with("warden.profile", "production")
                .withDefault(KEY, "x")
                .settings();
        settings.requireChosenInProduction(KEY);
        assertThat(settings.mistakes()).containsExactly(KEY + " must be set when warden.profile=production");
    }

    @Test
    void chosenValueDoesForProduction() {
        Settings settings = new MapConfig()
                .with("warden.profile", "production")
                .with(KEY, "x")
                .settings();
        settings.requireChosenInProduction(KEY);
        assertThat(settings.mistakes()).isEmpty();
    }

    private static Settings with(String value) {
        return new MapConfig().with(KEY, value).settings();
    }

    private static Settings profile(String profile) {
        return new MapConfig().with("warden.profile", profile).settings();
    }
}
