package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file that starts a server, or says how. */
class StartLinesTest {
    /** Otherwise a level that one of them changes would be forgotten in the other. */
    @Test
    void jsonLogHasTheLevelsOfTheTextLog() {
        assertThat(levels("logging-json.properties"))
                .isEqualTo(levels("logging.properties"))
                .contains("org.warden.level=INFO");
    }

    private static List<String> levels(String file) {
        return Sources.read(Path.of("payara-config", file))
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("level="))
                .toList();
    }

    /** With threads that died of it, a node would answer some requests and fail on others. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "payara-config/server-post-boot.asadmin",
                "src/main/liberty/config/jvm.options",
                "src/site/markdown/servers.md",
                "src/starter/inside/pom.xml",
            })
    void serverEndsWhenItsMemoryIsExhausted(String file) {
        assertThat(Sources.read(Path.of(file)).replace("\\:", ":")).contains("-XX:+ExitOnOutOfMemoryError");
    }
}
