package org.warden.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.warden.server.Api;
import org.warden.server.Node;

/** The starter {@code node}, with the library jose. */
final class NodeConsumer implements RunningConsumer {
    private static final Path STARTER = Path.of("src/starter/node");
    private static final String LISTENING = "listening on ";

    private final Process node;
    private final Api api;

    private NodeConsumer(Process node, Api api) {
        this.node = node;
        this.api = api;
    }

    /** For the tokens of this Warden, whose keys it reads again at this age. */
    static NodeConsumer start(Path folder, Api warden, Duration keysMaxAge) throws IOException {
        Node.mustBeThere();
        for (String file : List.of("package.json", "warden.mjs", "permissions.mjs", "orders.mjs")) {
            Files.copy(STARTER.resolve(file), folder.resolve(file));
        }
        Node.run(folder, folder.resolve("npm.log"), "npm", List.of("install", "--no-audit", "--no-fund"));
        ProcessBuilder builder = new ProcessBuilder("node", "orders.mjs")
                .directory(folder.toFile())
                .redirectError(folder.resolve("node.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "PORT", "0",
                        "WARDEN_JWKS", warden.uri(".well-known/jwks.json").toString(),
                        "WARDEN_JWKS_MAX_AGE", Long.toString(keysMaxAge.toMillis()),
                        "WARDEN_PERMISSIONS",
                                warden.uri(".well-known/warden-permissions").toString(),
                        "WARDEN_PERMISSIONS_MAX_AGE", Long.toString(MAX_AGE.toMillis())));
        Process node = builder.start();
        return new NodeConsumer(node, new Api(URI.create("http://localhost:" + port(node) + "/")));
    }

    private static int port(Process node) throws IOException {
        String line = node.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith(LISTENING);
        return Integer.parseInt(line.substring(LISTENING.length()));
    }

    @Override
    public Api api() {
        return api;
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
