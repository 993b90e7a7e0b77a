package org.warden.shipping;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Warden refuses to start with an unknown variable: what ships with it names only settings that exist. */
class ShippedSettingsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final List<String> FOLDERS = List.of("docker", "helm", "systemd");

    private static final Pattern SETTING = Pattern.compile("(?m)^#?(warden\\.[a-z.-]+)=");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");
    private static final Pattern VARIABLE = Pattern.compile("\\bWARDEN_[A-Z0-9_]+\\b");

    @Test
    void everyVariableIsASettingOrAFileWithOne() {
        assertThat(FOLDERS)
                .allSatisfy(folder -> assertThat(variables(MAIN.resolve(folder)))
                        .as(folder)
                        .isNotEmpty()
                        .isSubsetOf(settings()));
    }

    private static Set<String> variables(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(
                            file -> VARIABLE.matcher(COMMENT.matcher(read(file)).replaceAll(""))
                                    .results())
                    .map(found -> found.group().replaceAll("_FILE$", ""))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<String> settings() {
        return SETTING.matcher(read(MAIN.resolve("resources/META-INF/microprofile-config.properties")))
                .results()
                .map(found -> found.group(1).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
