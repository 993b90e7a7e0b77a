package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.server.Tool;
import org.yaml.snakeyaml.Yaml;

/** The two nodes on one machine. */
class ComposeTest {
    private static final Path FILE = Path.of("src/main/docker/compose.yaml");

    @TempDir
    private Path folder;

    @Test
    void composeFindsNoMistake() throws IOException {
        Tool.Result result = config(FILE);

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(result.output()).contains("warden-2:");
    }

    @Test
    void composeFindsAMistakeThatIsMadeOnPurpose() throws IOException {
        Path copy = Files.writeString(
                folder.resolve("compose.yaml"), Files.readString(FILE).replace("read_only:", "read_only_:"));

        assertThat(config(copy).status()).isNotZero();
    }

    @Test
    void nodesAreTwoAndTheSame() throws IOException {
        assertThat(services()).containsOnlyKeys("warden-1", "warden-2", "balancer", "postgres", "mail");
        assertThat(services().get("warden-1")).isEqualTo(services().get("warden-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warden-1", "warden-2"})
    void nodeRunsAsTheImageWants(String node) throws IOException {
        assertThat(services().get(node))
                .containsEntry("read_only", true)
                .containsEntry("tmpfs", List.of("/tmp"))
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsEntry("stop_grace_period", "40s")
                .containsKey("mem_limit")
                .doesNotContainKeys("ports", "privileged", "user");
    }

    @Test
    void everyImageButOursHasADigest() throws IOException {
        services()
                .forEach((name, service) -> assertThat((String) service.get("image"))
                        .as(name)
                        .matches("warden|[a-z0-9./-]+:[a-z0-9.-]+@sha256:[0-9a-f]{64}"));
    }

    /** Other machines reach nothing of it. */
    @Test
    void portsAreOpenOnThisMachineOnly() throws IOException {
        assertThat(services().values())
                .flatExtracting(service -> (List<?>) service.getOrDefault("ports", List.of()))
                .hasSize(2)
                .allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
    }

    private static Tool.Result config(Path file) throws IOException {
        return Tool.named("docker-compose").run(List.of("--file", file.toString(), "config"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(FILE));
        return (Map<String, Map<String, Object>>) compose.get("services");
    }
}
