package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Tool;

/** The scripts of the pages, as files: what they load, what they must not do, and how large they are. */
class ScriptsTest {
    private static final int OWN_BYTES = 275 * 1024;
    private static final int FIRST_BYTES = 150 * 1024;
    private static final int FIRST_REQUESTS = 30;

    /** What the policy would refuse, and what would call another host. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write"
                    + "|\\beval\\b|new Function|dangerouslySet|\\sstyle=|\\son[a-z]+=|https?://\\w|javascript:|\\battr\\(style");

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

    static Stream<String> scripts() {
        return ConsoleFiles.SCRIPTS.stream();
    }

    static Stream<String> own() {
        return PageFiles.own();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyImportIsRelativeAndExists(String script) {
        String text = PageFiles.text(script);
        assertThat(Stream.of(PageFiles.STATIC, PageFiles.LATER)
                        .flatMap(way -> way.matcher(text).results().map(found -> found.group(1))))
                .allMatch(address -> address.startsWith("./") || address.startsWith("../"));
        assertThat(imports(script))
                .allSatisfy(name -> assertThat(there(name)).as(name).isNotEmpty());
    }

    private static List<String> imports(String script) {
        return Stream.of(PageFiles.STATIC, PageFiles.LATER)
                .flatMap(way -> PageFiles.imports(script, way).stream())
                .toList();
    }

    /** The files with this name; a variable in it stands for a word. */
    private static List<String> there(String name) {
        Pattern pattern = Pattern.compile(Pattern.quote(name).replace("VARIABLE", "\\E[a-z-]+\\Q"));
        return scripts().filter(one -> pattern.matcher(one).matches()).toList();
    }

    @Test
    void everyScriptIsReachedFromAPage() {
        Set<String> reached = new LinkedHashSet<>(List.of("console.js", "account.js"));
        List<String> open = List.copyOf(reached);
        while (!open.isEmpty()) {
            open = open.stream()
                    .flatMap(script -> imports(script).stream())
                    .flatMap(name -> there(name).stream())
                    .filter(reached::add)
                    .toList();
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(ConsoleFiles.SCRIPTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "index.html; data:,|style.css|console.js",
                "account.html; data:,|../console/style.css|../console/account.js"
            })
    void pageNamesNothingButItsStyleAndItsScript(String page, String named) {
        assertThat(NAMED.matcher(PageFiles.text(page)).results().map(found -> found.group(1)))
                .containsExactly(named.split("\\|"));
    }

    @ParameterizedTest
    @MethodSource("own")
    void nothingIsWrittenThatThePolicyRefuses(String file) {
        assertThat(FORBIDDEN.matcher(PageFiles.text(file)).results().map(found -> found.group()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.innerHTML = b",
                "<p style=\"x\">",
                "html`<p style=${x}>`",
                "eval(x)",
                "<body onload=\"x\">",
                "fetch('https://example.org')"
            })
    void whatThePolicyRefusesIsNoticed(String code) {
        assertThat(FORBIDDEN.matcher(code).find()).isTrue();
    }

    /** As a module, which a browser takes it for. */
    @Test
    void everyScriptIsValid(@TempDir Path folder) throws IOException {
        Tool node = Tool.named("node");
        for (String script : ConsoleFiles.SCRIPTS) {
            Path copy = folder.resolve(script.replace('/', '_').replaceFirst("\\.js$", ".mjs"));
            Files.writeString(copy, PageFiles.text(script));
            Tool.Result result = node.run(List.of("--check", copy.toString()));
            assertThat(result.status()).as("%s: %s", script, result.output()).isZero();
        }
    }

    @Test
    void ownCodeIsSmall() {
        assertThat(PageFiles.own().mapToInt(PageFiles::bytes).sum()).isLessThanOrEqualTo(OWN_BYTES);
    }

    @ParameterizedTest
    @MethodSource("own")
    void noFileIsLongerThan250Lines(String file) {
        if (!file.startsWith("words/") && !file.equals(ConsoleFiles.STYLE)) {
            assertThat(PageFiles.text(file).lines()).hasSizeLessThanOrEqualTo(250);
        }
    }

    /** With the larger of the languages and the screen that comes first. */
    @ParameterizedTest
    @CsvSource({"index.html, console.js, screens/overview.js", "account.html, account.js, screens/me.js"})
    void firstScreenLoadsFewBytesInFewRequests(String page, String script, String screen) {
        Set<String> loaded = new LinkedHashSet<>(PageFiles.loadedWith(script, screen));
        loaded.addAll(List.of(page, ConsoleFiles.STYLE, "words/de.js"));
        String list =
                loaded.stream().map(name -> PageFiles.bytes(name) + " " + name).collect(Collectors.joining("\n"));
        assertThat(loaded.stream().mapToInt(PageFiles::bytes).sum()).as(list).isLessThanOrEqualTo(FIRST_BYTES);
        assertThat(loaded).as(list).hasSizeLessThanOrEqualTo(FIRST_REQUESTS);
    }
}
