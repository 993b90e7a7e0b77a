package org.warden.word;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.problem.Refused;

class WordTextTest {
    @Test
    void namesAreSplitIntoTheirParts() {
        assertThat(WordText.of("ada.byron_1", "ada+work@ex-ample.org", "Augusta Ada", "King-Noel"))
                .containsExactlyInAnyOrder(
                        "ada.byron_1",
                        "ada+work@ex",
                        "ample.org",
                        "ex",
                        "ada",
                        "byron",
                        "work",
                        "augusta",
                        "king",
                        "noel");
    }

    @ParameterizedTest
    @CsvSource({"José, jose", "ÅNGSTRÖM, angstrom", "Ⅷth, viiith", "ﬁsh, fish", "Ǆungla, dzungla", "ADA\u200dB, adab"})
    void accentsAndLetterCaseDoNotMatter(String name, String word) {
        assertThat(WordText.search("search", name)).containsExactly(word);
    }

    @Test
    void longestWordLeads() {
        assertThat(WordText.search("search", " zy abcd\u00a0xyz-uvwxy ")).containsExactly("uvwxy", "abcd", "xyz", "zy");
    }

    @Test
    void beginningOfAnotherWordIsNotSearchedFor() {
        assertThat(WordText.search("search", "ab abcd xyz abc")).containsExactly("abcd", "xyz");
    }

    @Test
    void wordIsSearchedOnce() {
        assertThat(WordText.search("search", "Ada ada")).containsExactly("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "a-b",
                "-",
                "a b c d",
                "aa bb cc dd ee",
                "aa bb\u00a0cc dd e",
                "aa-b cc dd ee ff",
                "\u0301\u0301",
                "ada\u0000",
                "ada\nbyron"
            })
    void searchOfOtherWordsIsRefused(String search) {
        assertThat(Refused.fields(() -> WordText.search("search", search))).containsExactly("search");
    }

    @ParameterizedTest
    @CsvSource({
        "j-doe, doe",
        "a-b@example.org, b@example.org",
        "ada b, ada",
        "a-bb-cccc-ddd-ee-f@example.org, f@example.org cccc ddd bb",
        "aa-bb - cc-dd ee-ffff gg, ffff aa bb cc"
    })
    void longestPartsOfAtLeastTwoCharactersAreSearchedFor(String search, String words) {
        assertThat(WordText.search("search", search)).containsExactly(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"j-doe", "a-b@example.org", "a-bb-ccc-dddd-ee@my-host-a.example.org"})
    void pastedNameIsFoundByItsWords(String name) {
        assertThat(WordText.of(name, name, "", "")).containsAll(WordText.search("search", name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%", "__", "'; drop table account", "😀😀", "\u202eada"})
    void hostileTextIsText(String search) {
        assertThat(WordText.search("search", search)).isNotEmpty();
    }

    @Test
    void wordOfManyBytesIsCut() {
        assertThat(WordText.bytes("\ufdfa".repeat(400))).hasSize(256);
    }

    @Test
    void nameOfManyWordsGivesAtMost64() {
        assertThat(WordText.of("ada", "ada@example.org", many(), many())).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ad", "a\u007f", "\ud83d\ude00"})
    void rangeHoldsEveryWordWithThisBeginning(String beginning) {
        byte[] from = WordText.bytes(beginning);
        byte[] to = WordText.end(from);
        for (String word : new String[] {beginning, beginning + "a", beginning + "\udbff\udfff"}) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            assertThat(Arrays.compareUnsigned(from, bytes)).isLessThanOrEqualTo(0);
            assertThat(Arrays.compareUnsigned(bytes, to)).isNegative();
        }
    }

    private static String many() {
        StringBuilder words = new StringBuilder();
        for (int i = 100; i < 200; i++) {
            words.append(i).append(' ');
        }
        return words.toString();
    }
}
