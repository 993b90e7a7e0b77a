package org.warden.word;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** Splits names and searches into words. */
public final class WordText {
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\\p{Cf}]+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final Pattern PARTS = Pattern.compile("[._+-]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** The shortest word that can be searched for, in code points. */
    private static final int SHORTEST = 2;

    /** The most words of a search, separated by white space, and the most parts of words that are searched for. */
    private static final int MOST = 4;

    /** The most words of an account; further words of its names are not stored. */
    private static final int MOST_STORED = 64;

    /** The most bytes of a word: an index entry has a limit, and some characters decompose into many. */
    private static final int LONGEST = 256;

    private WordText() {}

    /** The words of an account: of its user name, its address and both names of its owner, and their parts. */
    public static Set<String> of(String username, String email, String firstName, String lastName) {
        int at = email.lastIndexOf('@');
        Stream<String> texts = Stream.of(
                        Stream.of(username, email, email.substring(at + 1)),
                        Stream.of(PARTS.split(username)),
                        Stream.of(PARTS.split(email.substring(0, Math.max(0, at)))),
                        Stream.of(firstName, lastName))
                .flatMap(part -> part);
        return texts.flatMap(text -> words(text).stream())
                .filter(WordText::isLongEnough)
                .distinct()
                .limit(MOST_STORED)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The words of a search, split at hyphens too: the longest four, the longest first, without those that are too short or the
     * beginning of another. Throws {@code INVALID_INPUT} for {@code field} if none is left, or if white space separates more
     * than four.
     */
    public static List<String> search(String field, String text) {
        if (CONTROL.matcher(text).find()) {
            throw Problem.invalid(field, Rule.CHARACTERS, "must not contain control characters");
        }
        List<String> words = words(text).stream().filter(WordText::isLongEnough).toList();
        if (words.isEmpty() || typed(text) > MOST) {
            throw Problem.invalid(
                    field, Rule.SEARCH, "must be 1 to 4 words, at least one of them of 2 characters or more");
        }
        // A word that begins with the longer text also begins with the shorter one.
        return words.stream()
                .distinct()
                .filter(word -> words.stream().noneMatch(other -> other.startsWith(word) && !other.equals(word)))
                .sorted((one, other) -> bytes(other).length - bytes(one).length)
                .limit(MOST)
                .toList();
    }

    /** How many words white space separates. */
    private static long typed(String text) {
        return SPACES.splitAsStream(text).filter(word -> !words(word).isEmpty()).count();
    }

    private static boolean isLongEnough(String word) {
        return word.codePointCount(0, word.length()) >= SHORTEST;
    }

    private static List<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Arrays.stream(BETWEEN.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The stored form of a word. */
    static byte[] bytes(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }

    /** The least bytes above every word with this beginning. UTF-8 has no byte 0xFF, so adding 1 never overflows. */
    static byte[] end(byte[] beginning) {
        byte[] end = beginning.clone();
        end[end.length - 1]++;
        return end;
    }
}
