package org.warden.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bin/standalone.sh} with a copy of the server's own configuration; any other WAR may have a {@code wildfly.yml} of its
 * own in the folder.
 */
final class WildFly implements ServerKind {
    @Override
    public List<String> command(Launch launch) throws IOException {
        Path base = Files.createTempDirectory(launch.folder(), "wildfly");
        ServerKind.copy(ServerKind.home().resolve("standalone/configuration"), base.resolve("configuration"));
        Path deployments = Files.createDirectories(base.resolve("deployments"));
        Files.copy(launch.war(), deployments.resolve(launch.fileName()));
        List<String> command = new ArrayList<>();
        // So that the script forwards signals, and the server does not outlive it.
        command.addAll(List.of("env", "LAUNCH_JBOSS_IN_BACKGROUND=true"));
        command.add("PREPEND_JAVA_OPTS=-XX:+ExitOnOutOfMemoryError " + ServerKind.javaOptions());
        command.add(ServerKind.home().resolve("bin/standalone.sh").toString());
        Path own = launch.folder().resolve("wildfly.yml");
        ServerKind.words("warden.it.options")
                .forEach(option -> command.add(
                        option.startsWith("--yaml=") && Files.exists(own)
                                ? option + File.pathSeparator + own
                                : option));
        command.add("-Djboss.server.base.dir=" + base);
        command.add("-Djboss.http.port=" + launch.port());
        // For a run without warden.yml, which removes both.
        command.add("-Djboss.https.port=0");
        command.add("-Djboss.management.http.port=0");
        return command;
    }
}
