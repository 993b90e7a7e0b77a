package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.Node;

/** A service on Node, with the library jose. */
@Tag("process")
@Tag("smoke")
class NodeConsumerIT extends ConsumerFacts {
    private static final String LISTENING = "listening on ";

    @TempDir
    static Path folder;

    private static Process node;
    private static Api consumer;

    @BeforeEach
    void start() throws IOException {
        if (consumer == null) {
            Node.mustBeThere();
            for (String file : List.of("package.json", "warden.mjs", "permissions.mjs", "consumer.mjs")) {
                Files.copy(Path.of("src/test/node", file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            Node.run(folder, folder.resolve("npm.log"), "npm", List.of("install", "--no-audit", "--no-fund"));
            consumer = new Api(URI.create("http://127.0.0.1:" + listen() + "/"));
        }
    }

    private int listen() throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "consumer.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "WARDEN_JWKS",
                        published().uri(".well-known/jwks.json").toString(),
                        "WARDEN_PERMISSIONS",
                        published().uri(".well-known/warden-permissions").toString(),
                        "WARDEN_PERMISSIONS_MAX_AGE",
                        Long.toString(MAX_AGE.toMillis())));
        node = builder.start();
        String line = node.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith(LISTENING);
        return Integer.parseInt(line.substring(LISTENING.length()));
    }

    @AfterAll
    static void stop() {
        if (node != null) {
            node.destroyForcibly();
        }
    }

    @Override
    Api consumer() {
        return consumer;
    }

    @Test
    void tokenForAnotherUseIsRefused() throws JOSEException {
        requireRefused(refreshToken());
    }
}
