package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.page.FileDoors;
import org.warden.page.StaticFile;

/** The doors and the list of files name the same addresses and types. */
class PageResourceTest {
    @Test
    void everyFileHasOneDoorOfItsType() {
        assertThat(PageResource.FILES.byName()).hasSize(6);
        FileDoors.requireOneForEach(PageResource.FILES, PageResource.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other", "page.html", "reset-password.html", "linkxjs", "link.js.map"})
    void nothingElseHasADoor(String name) {
        assertThat(FileDoors.to(name, PageResource.class)).isEmpty();
        assertThat(PageResource.FILES.byName()).doesNotContainKey(name);
    }

    /** The page works without the console, so it has a copy of the colours in both schemes. */
    @Test
    void coloursAreThoseOfTheConsole() throws IOException {
        String[] own = style("/org/warden/link/link.css").split("data-scheme=dark\\]", -1);
        String[] console = style("/org/warden/console/style.css").split("data-scheme=dark\\]", -1);
        for (int scheme = 0; scheme < 2; scheme++) {
            List<String> colours = colours(own[scheme]);
            assertThat(colours).hasSizeGreaterThan(10);
            assertThat(colours(console[scheme])).containsAll(colours);
        }
    }

    private static List<String> colours(String style) {
        return Pattern.compile("--[a-z-]+: [^;]+;")
                .matcher(style)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String style(String file) throws IOException {
        try (InputStream style = PageResourceTest.class.getResourceAsStream(file)) {
            return new String(style.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Both languages have the same words; those of the page itself are English. */
    @Test
    void everyWordOfThePageIsThereInGerman() throws IOException {
        String script = style("/org/warden/link/link.js");
        List<String> german = keys(script.substring(script.indexOf("  de: {"), script.indexOf("\n};")));
        List<String> english = keys(script.substring(script.indexOf("  en: {"), script.indexOf("  de: {")));
        List<String> ofThePage = Pattern.compile("data-word=\"([^\"]+)\"")
                .matcher(style("/org/warden/link/page.html"))
                .results()
                .map(word -> word.group(1))
                .toList();
        assertThat(german).containsAll(english).containsAll(ofThePage).doesNotHaveDuplicates();
        assertThat(english.size() + ofThePage.size()).isGreaterThan(30);
    }

    private static List<String> keys(String words) {
        return Pattern.compile("(?m)^ {4}'([^']+)': '")
                .matcher(words)
                .results()
                .map(word -> word.group(1))
                .toList();
    }

    /** Every page of a link is the same file, under a policy that lets its own script run. */
    @Test
    void everyPurposeHasItsPage() {
        for (Link.Purpose purpose : Link.Purpose.values()) {
            StaticFile page = PageResource.FILES.byName().get(purpose.page());
            assertThat(page.type()).startsWith("text/html");
            assertThat(page.policy().orElseThrow()).contains("default-src 'none'", "script-src 'self'");
        }
    }
}
