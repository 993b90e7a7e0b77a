package org.warden.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final String COMMON = "is too common";
    private static final String GOOD = "correct battery 9 staple";

    private final PasswordPolicy policy = new PasswordPolicy(new PasswordSettings(12, 64, 1, 1, 0));

    @Test
    void goodPasswordIsAccepted() {
        assertThat(reasons(GOOD)).isEmpty();
    }

    @Test
    void shortestPasswordIsAccepted() {
        assertThat(reasons("vkqzjwbxhfgd")).isEmpty();
    }

    @Test
    void passwordThatIsTooShortIsRefused() {
        assertThat(reasons("vkqzjwbxhfg")).containsExactly("must have at least 12 characters");
    }

    /** Each is one character for the user who types it. */
    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(reasons("\ud83d\ude00\ud83d\ude01\ud83d\ude02\ud83d\ude03\ud83d\ude04\ud83d\ude05"))
                .containsExactly("must have at least 12 characters");
    }

    /** ASVS 6.2.9. */
    @ParameterizedTest
    @ValueSource(ints = {64, 127, 128})
    void longPasswordIsAccepted(int length) {
        assertThat(reasons(GOOD + "x".repeat(length - GOOD.length()))).isEmpty();
    }

    @Test
    void longestPasswordIsCountedInCodePointsToo() {
        assertThat(reasons(GOOD + "\ud83d\ude00".repeat(128 - GOOD.length()))).isEmpty();
    }

    @Test
    void passwordThatIsTooLongIsRefused() {
        assertThat(reasons(GOOD + "x".repeat(129 - GOOD.length()))).containsExactly("must have at most 128 characters");
    }

    /** ASVS 6.2.4. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "123456789012345",
                "qwertyuiopasdfg",
                "aaaaaaaaaaaaaaa",
                "PASSWORDpassword",
                "footballpassword"
            })
    void commonPasswordIsRefused(String password) {
        assertThat(reasons(password)).containsExactly(COMMON);
    }

    /** ASVS 6.2.5: no rule asks for a digit, a capital or a sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lettersofthelowercase",
                "LETTERSOFTHEUPPERCASE",
                "84629175039264",
                "!?.,;:-_#+*~<>",
                "\u0437\u0435\u043b\u0435\u043d\u0430\u044f \u0442\u0440\u0430\u0432\u0430",
                "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343",
                "with spaces and\ttabs"
            })
    void noKindOfCharacterIsAskedFor(String password) {
        assertThat(reasons(password)).isEmpty();
    }

    /** ASVS 6.2.11 and 6.1.2: words of this product, whatever is put around them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Administrator2026!!",
                "12345warden12345",
                "-- SecureApi --",
                "moderator!2026",
                "P-a-s-s-w-o-r-d-1-2-3"
            })
    void wordOfTheProductIsRefused(String password) {
        assertThat(reasons(password)).containsExactly(COMMON);
    }

    /** ASVS 6.2.11. */
    @ParameterizedTest
    @ValueSource(strings = {"duchess of java 9", "the DUCHESS again", "99 bottles, Duchess"})
    void passwordWithTheNameInItIsRefused(String password) {
        assertThat(policy.reasonsAgainst(password, Map.of("user name", "Duchess")))
                .containsExactly("must not contain your user name");
    }

    /** ASVS 6.2.11. */
    @Test
    void everyNameIsLookedFor() {
        assertThat(policy.reasonsAgainst(
                        "duchess@example.org",
                        Map.of("e-mail address", "Duchess@example.org", "e-mail name", "duchess")))
                .containsExactlyInAnyOrder("must not contain your e-mail address", "must not contain your e-mail name");
    }

    @Test
    void shortNameWithinAGoodPasswordIsChance() {
        assertThat(policy.reasonsAgainst(GOOD, Map.of("first name", "Bat"))).isEmpty();
    }

    @Test
    void nameOfFourIsLongEnoughToBeLookedFor() {
        assertThat(policy.reasonsAgainst(GOOD, Map.of("first name", "Batt")))
                .containsExactly("must not contain your first name");
    }

    @Test
    void everyReasonIsGiven() {
        assertThat(policy.reasonsAgainst("password", Map.of("user name", "pass")))
                .containsExactly("must have at least 12 characters", COMMON, "must not contain your user name");
    }

    @Test
    void leastLengthIsASetting() {
        PasswordPolicy shorter = new PasswordPolicy(new PasswordSettings(8, 64, 1, 1, 0));
        assertThat(shorter.reasonsAgainst("vkqzjwbx", Map.of())).isEmpty();
        assertThat(shorter.reasonsAgainst("vkqzjwb", Map.of())).containsExactly("must have at least 8 characters");
    }

    @Test
    void noReasonRepeatsThePassword() {
        assertThat(policy.reasonsAgainst("duke", Map.of("user name", "duke")))
                .noneMatch(reason -> reason.contains("duke"));
    }

    private List<String> reasons(String password) {
        return policy.reasonsAgainst(password, Map.of());
    }
}
