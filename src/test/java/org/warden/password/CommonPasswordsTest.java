package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {
    private static final CommonPasswords COMMON = new CommonPasswords();

    @ParameterizedTest
    @ValueSource(strings = {"password", "football", "iloveyou", "letmein", "trustno1", "!qaz2wsx"})
    void passwordOfTheListIsCommon(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PASSWORD", "PassWord", "Football"})
    void letterCaseMakesItNoBetter(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"footballpassword", "iloveyouforever", "PasswordPassword", "trustno1letmein"})
    void twoOfTheListAreCommon(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzzzzzzzzzzzzzz", "xkqxkqxkqxkq", "9f!9f!9f!9f!9f!"})
    void repetitionIsCommon(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345",
                "qwertyuiopasdfg",
                "QwertzuiopAsdf",
                "abcdefghijklmnop",
                "zyxwvutsrqponm",
                "0987654321098",
                "567890123456",
                "mnbvcxzlkjhgf"
            })
    void walkIsCommon(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct battery 9 staple",
                "lower case letters only",
                "passwordpasswordx9k",
                "abcabcabcabd",
                "#! Common passwords of four characters and more, in lower case, sorted.",
                "qwertyuiopasdfg!"
            })
    void anythingElseIsNot(String password) {
        assertThat(COMMON.contain(password)).isFalse();
    }

    /** ASVS 6.2.4: in a Turkish locale, PASSWORDI must not become something else. */
    @ParameterizedTest
    @ValueSource(strings = {"ILOVEYOU", "TRUSTNO1", "LETMEIN"})
    void languageOfTheServerDoesNotMatter(String password) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(COMMON.contain(password)).isTrue();
        } finally {
            Locale.setDefault(before);
        }
    }
}
