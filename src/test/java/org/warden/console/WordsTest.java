package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.audit.AuditLog;
import org.warden.problem.ProblemType;
import org.warden.problem.Rule;

/** The words of the pages: the same keys in every language, each used, and none missing. */
class WordsTest {
    private static final Pattern LINE = Pattern.compile("(?m)^  '([^']+)': (.+),$");
    private static final Pattern OTHER_LINE =
            Pattern.compile("(?m)^(?!  '[^']+': .+,$|  // |// |export default \\{$|};$|$).*$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CALL = Pattern.compile("\\bt\\(([^`()]*?)[,)]");
    private static final Pattern TEXT = Pattern.compile("'([^'\\n]*)'");

    /** Keys that a script makes, such as {@code `nav.${path}`}: the variables stand for words. */
    private static final Pattern MADE = Pattern.compile("`([a-z.-]*(?:\\$\\{[^}`]+}[a-z.-]*)+)`");

    private static final Map<String, String> ENGLISH = words("en");
    private static final String SCRIPTS = PageFiles.ownScripts()
            .filter(name -> !name.startsWith("words/"))
            .map(PageFiles::text)
            .collect(Collectors.joining("\n"));

    private static Map<String, String> words(String language) {
        Map<String, String> words = new LinkedHashMap<>();
        LINE.matcher(PageFiles.text("words/" + language + ".js"))
                .results()
                .forEach(line -> assertThat(words.put(line.group(1), line.group(2)))
                        .as("%s twice", line.group(1))
                        .isNull());
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everySentenceIsOneLine(String language) {
        assertThat(OTHER_LINE
                        .matcher(PageFiles.text("words/" + language + ".js"))
                        .results()
                        .map(MatchResult::group))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "de")
    void languageHasTheSameKeysAndPlaceholders(String language) {
        Map<String, String> other = words(language);
        assertThat(other.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
        assertThat(ENGLISH)
                .allSatisfy((key, sentence) ->
                        assertThat(placeholders(other.get(key))).as(key).isEqualTo(placeholders(sentence)));
    }

    private static Set<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyKeyOfAScriptExists() {
        assertThat(CALL.matcher(SCRIPTS)
                        .results()
                        .flatMap(call -> TEXT.matcher(call.group(1).replaceAll("=== '[^']*'", ""))
                                .results())
                        .map(found -> found.group(1))
                        .filter(key -> key.matches("[a-z]+(\\.[a-z-]+)*"))
                        .distinct())
                .hasSizeGreaterThan(100)
                .filteredOn(key -> !ENGLISH.containsKey(key))
                .isEmpty();
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> texts =
                TEXT.matcher(SCRIPTS).results().map(found -> found.group(1)).collect(Collectors.toSet());
        List<Predicate<String>> made = MADE.matcher(SCRIPTS)
                .results()
                .map(found -> found.group(1))
                .filter(key -> key.matches(".*[a-z]\\..*|.*\\.[a-z].*"))
                .distinct()
                .map(key -> Pattern.compile(key.replace(".", "\\.").replaceAll("\\$\\{[^}]+}", "[A-Za-z_-]+"))
                        .asMatchPredicate())
                .toList();
        assertThat(ENGLISH.keySet())
                .filteredOn(key -> !texts.contains(key) && made.stream().noneMatch(one -> one.test(key)))
                .isEmpty();
    }

    @Test
    void everyProblemHasItsSentence() {
        assertThat(ENGLISH)
                .containsKeys(
                        keys("problem.", Arrays.stream(ProblemType.values()).map(ProblemType::code)));
    }

    @Test
    void everyRuleHasItsSentence() {
        assertThat(ENGLISH)
                .containsKeys(keys("rule.", Arrays.stream(Rule.values()).map(Rule::word)));
    }

    @Test
    void everyEventHasItsName() {
        assertThat(ENGLISH)
                .containsKeys(
                        keys("event.", Arrays.stream(AuditLog.Action.values()).map(AuditLog.Action::name)));
    }

    private static String[] keys(String prefix, Stream<String> words) {
        return words.map(word -> prefix + word).toArray(String[]::new);
    }
}
