package org.warden.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of files is the folder. */
class ConsoleFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/warden/console");

    /** The build puts it beside the others. */
    private static final String FROM_A_LIBRARY = "lib/preact.module.js";

    @Test
    void everyFileOfTheFolderIsServedAndNoOther() throws IOException {
        List<String> served = Stream.concat(
                        ConsoleFiles.SCRIPTS.stream(),
                        Stream.of(
                                ConsoleFiles.CONSOLE, ConsoleFiles.ACCOUNT, ConsoleFiles.STYLE, ConsoleFiles.LICENCES))
                .toList();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> there = Stream.concat(
                            files.filter(Files::isRegularFile)
                                    .map(FOLDER::relativize)
                                    .map(ConsoleFilesTest::name),
                            Stream.of(FROM_A_LIBRARY))
                    .toList();
            assertThat(served)
                    .as("the list in ConsoleFiles")
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private static String name(Path file) {
        return file.toString().replace('\\', '/');
    }

    @Test
    void everyScriptIsOneAndLiesNoDeeperThanTheDoorsReach() {
        assertThat(ConsoleFiles.SCRIPTS).allSatisfy(name -> assertThat(name).matches("([a-z]+/)?[a-z.-]+\\.js"));
    }

    @Test
    void licencesNameTheVersionsOfTheLibraries() throws IOException {
        String licences = Files.readString(FOLDER.resolve(ConsoleFiles.LICENCES));
        String version = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<preact.version>(.+?)<.*", "$1");
        assertThat(licences).contains("---- preact " + version + " ");
        assertThat(Files.readString(FOLDER.resolve("lib/htm.module.js")))
                .contains(licences.replaceAll("(?s).*---- (htm [0-9.]+) .*", "$1"));
    }

    @Test
    void policyAllowsNoInlineCodeAndNoOtherHost() {
        assertThat(ConsoleFiles.POLICY).startsWith("default-src 'none';").doesNotContain("unsafe", "*", "http");
    }
}
