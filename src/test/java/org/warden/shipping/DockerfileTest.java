package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every image has in common. {@code ImageIT} starts them. */
class DockerfileTest {
    private static final String DIGEST = "[a-z0-9./-]+:[a-z0-9-]+@sha256:[0-9a-f]{64}";

    private static List<String> servers() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/docker"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void everyBaseImageIsAnArgumentWithADigest(String server) {
        Dockerfile file = Dockerfile.of(server);

        assertThat(file.stages()).extracting(Dockerfile.Stage::name).containsExactly("war", "server", "");
        assertThat(file.arguments().values())
                .containsAll(file.stages().stream().map(Dockerfile.Stage::from).toList());
        assertThat(file.stages()).extracting(Dockerfile.Stage::from).allMatch(base -> base.matches(DIGEST));
        assertThat(file.image().from()).contains(":25-jre@");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void imageStartsJavaAsAUserWithoutAShell(String server) {
        Dockerfile file = Dockerfile.of(server);

        assertThat(file.image().last("USER").orElseThrow().rest()).isEqualTo("10001");
        assertThat(file.image().last("EXPOSE").orElseThrow().rest()).isEqualTo("8080");
        assertThat(file.start())
                .startsWith("java")
                .contains("-XX:+ExitOnOutOfMemoryError")
                .anyMatch(word -> word.startsWith("-XX:MaxRAMPercentage="));
    }

    /** Settings come from outside, and a secret would stay in the image forever. */
    @ParameterizedTest
    @MethodSource("servers")
    void imageContainsNoSetting(String server) {
        assertThat(Dockerfile.of(server).stages())
                .flatExtracting(Dockerfile.Stage::instructions)
                .filteredOn(one -> one.kind().equals("ENV"))
                .noneMatch(one -> one.rest().contains("WARDEN_"));
    }

    /** Later changes of how Payara is started reach the image too. */
    @Test
    void payaraStartsAsInTheManual() throws IOException {
        assertThat(ManualLine.options())
                .hasSizeGreaterThan(8)
                .isSubsetOf(Dockerfile.of("payara-micro").start());
    }

    @Test
    void wildFlyIsTheOneThatIsTested() throws IOException {
        assertThat(Files.readString(Path.of("src/main/docker/wildfly/Dockerfile"))
                        .replaceAll("(?s).*/server/wildfly-(\\S+) .*", "$1"))
                .isEqualTo(Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<wildfly.version>([^<]+)<.*", "$1"));
    }

    @Test
    void onlySourcesReachTheBuild() throws IOException {
        assertThat(Files.readAllLines(Path.of(".dockerignore")).stream().filter(line -> !line.startsWith("#")))
                .startsWith("*")
                .contains("**/target")
                .filteredOn(line -> line.startsWith("!"))
                .containsExactly("!.mvn", "!mvnw", "!payara-config", "!pom.xml", "!sql", "!src");
    }
}
