package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file that starts a server, or says how. */
class StartLinesTest {
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
