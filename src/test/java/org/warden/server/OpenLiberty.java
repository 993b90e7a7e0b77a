package org.warden.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * {@code bin/server run warden} with a copy of Warden's configuration; any other WAR has its {@code server.xml} in the folder.
 */
final class OpenLiberty implements ServerKind {
    @Override
    public List<String> command(Launch launch) throws IOException {
        Path user = Files.createTempDirectory(launch.folder(), "liberty");
        Path server = user.resolve("servers/warden");
        Files.createDirectories(server.getParent());
        List<String> options = ServerKind.words("warden.it.options");
        ServerKind.copy(Path.of(options.get(0)), server);
        Path own = launch.folder().resolve("server.xml");
        Files.copy(
                Files.exists(own) ? own : server.resolve(options.get(1)),
                server.resolve("server.xml"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.copy(
                launch.war(),
                Files.createDirectories(server.resolve("apps"))
                        .resolve(launch.war().getFileName()));
        // Without this, the working directory (of ./data) would be the server's own.
        return List.of(
                "env",
                "WLP_USER_DIR=" + user,
                "SERVER_WORKING_DIR=" + launch.folder(),
                "JVM_ARGS=" + ServerKind.javaOptions(),
                ServerKind.home().resolve("bin/server").toString(),
                "run",
                "warden",
                "--",
                "--http.port=" + launch.port(),
                "--context.root=" + launch.contextRoot());
    }
}
