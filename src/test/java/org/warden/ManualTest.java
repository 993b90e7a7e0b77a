package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the links, names and words of the front page, the manual and the files for contributors. */
class ManualTest {
    private static final Path README = Path.of("README.md");
    private static final Path INDEX = Path.of("src/site/markdown/index.md");
    private static final int README_BYTES = 8 * 1024;

    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ITEM = Pattern.compile("<item [^>]*href=\"([^\"]+)\\.html\"");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./-])((?:src/|sql/|payara-config/|\\.ci/|\\.github/)[\\w./-]*\\w)");
    private static final Pattern PROFILE = Pattern.compile("(?<![\\w-])-P-?([a-z][a-z0-9-]*)");

    /** The user, the owner, the caller, an attacker: each has a name. */
    private static final Pattern VAGUE = Pattern.compile(
            "(?i)\\b(?:somebody|someone|nobody|no one(?!-)|everybody|everyone|whoever|anybody|he|his|him)\\b");

    /** A label from which stored ids are derived: it cannot change. */
    private static final String LABEL = "\"nobody's guesses\"";

    @Test
    void everyLinkLeadsToAFileAndAnAnchorThatExist() {
        assertThat(documents())
                .allSatisfy(document -> assertThat(links(document))
                        .allSatisfy(link -> assertThat(isGood(document, link))
                                .as("%s: %s", document, link)
                                .isTrue()));
    }

    @Test
    void everyPageIsReachedFromTheIndex() {
        Set<Path> reached = new TreeSet<>(Set.of(INDEX));
        Deque<Path> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Path page = open.remove();
            links(page).map(link -> target(page, link)).filter(reached::add).forEach(open::add);
            open.removeIf(file -> !Sources.pages().contains(file));
        }
        assertThat(reached).containsAll(Sources.pages());
    }

    @Test
    void theMenuOfTheSiteHasEveryPage() {
        Stream<String> items = matches(ITEM, Sources.read(Path.of("src/site/site.xml")));
        assertThat(items.map(item -> INDEX.resolveSibling(item + ".md")))
                .containsExactlyInAnyOrderElementsOf(Sources.pages());
    }

    @Test
    void theFrontPageIsShort() {
        assertThat(README).satisfies(readme -> assertThat(Files.size(readme)).isLessThanOrEqualTo(README_BYTES));
    }

    @Test
    void everyFileThatIsNamedExists() {
        assertThat(documents())
                .allSatisfy(document -> assertThat(matches(FILE, Sources.read(document)))
                        .as(document.toString())
                        .allSatisfy(file -> assertThat(Path.of(file)).exists()));
    }

    @Test
    void everyProfileThatIsNamedExists() {
        String pom = Sources.read(Path.of("pom.xml"));
        assertThat(documents())
                .allSatisfy(document -> assertThat(matches(PROFILE, Sources.read(document)))
                        .as(document.toString())
                        .allSatisfy(profile -> assertThat(pom).contains("<id>" + profile + "</id>")));
    }

    @Test
    void manualContainsNoVagueWords() {
        assertThat(documents())
                .allSatisfy(document -> assertThat(vague(Sources.read(document)))
                        .as(document.toString())
                        .isEmpty());
    }

    /** In names too: {@code askSomebody} counts as two words. */
    @Test
    void programContainsNoVagueWords() {
        assertThat(Sources.program())
                .filteredOn(file -> !file.endsWith("common-passwords.txt"))
                .hasSizeGreaterThan(100)
                .allSatisfy(file -> assertThat(
                                vague(Sources.read(file).replace(LABEL, "").replaceAll("(?<=[a-z])(?=[A-Z])", " ")))
                        .as(file.toString())
                        .isEmpty());
    }

    private static List<Path> documents() {
        List<Path> gitHub = List.of(Path.of(".github/CONTRIBUTING.md"), Path.of(".github/SECURITY.md"));
        return Stream.of(List.of(README), Sources.pages(), gitHub)
                .flatMap(List::stream)
                .toList();
    }

    /** The links to other files and anchors of this project. */
    private static Stream<String> links(Path document) {
        String text = CODE.matcher(Sources.read(document)).replaceAll("");
        return matches(LINK, text).filter(link -> !link.matches("[a-z]+:.*"));
    }

    private static boolean isGood(Path document, String link) {
        Path target = target(document, link);
        int hash = link.indexOf('#');
        return Files.exists(target)
                && (hash < 0 || Sources.read(target).contains("<a id=\"" + link.substring(hash + 1) + "\"></a>\n"));
    }

    private static Path target(Path document, String link) {
        String file = link.replaceAll("#.*", "");
        return file.isEmpty()
                ? document
                : Path.of("").resolve(document).resolveSibling(file).normalize();
    }

    private static Stream<String> vague(String text) {
        return VAGUE.matcher(text).results().map(found -> found.group());
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
