package org.warden.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code java -jar payara-micro.jar --deploy warden.war}; a test may have a {@code logging.properties} of its own in the folder. */
final class PayaraMicro implements ServerKind {
    @Override
    public List<String> command(Launch launch) {
        List<String> command = new ArrayList<>();
        command.add(ServerKind.java().resolve("bin").resolve("java").toString());
        command.addAll(ServerKind.words("warden.it.memory"));
        command.addAll(ServerKind.words("warden.it.java"));
        command.addAll(List.of("-jar", ServerKind.home().toString()));
        command.addAll(List.of("--deploy", launch.war().toString(), "--contextroot", launch.contextRoot()));
        command.addAll(List.of("--port", Integer.toString(launch.port())));
        command.addAll(ServerKind.words("warden.it.options"));
        Path own = launch.folder().resolve("logging.properties");
        if (Files.exists(own)) {
            command.set(command.indexOf("--logproperties") + 1, own.toString());
        }
        return command;
    }

    /** A killed server leaves a hundred megabytes behind. */
    @Override
    public void cleanUp(String log) {
        log.lines()
                .filter(line -> line.contains("Runtime directory is located at "))
                .map(line -> new File(line.substring(line.indexOf(" at ") + 4).strip()))
                .filter(folder -> folder.getName().startsWith("payaramicro-rt"))
                .forEach(PayaraMicro::remove);
    }

    private static void remove(File folder) {
        File[] files = folder.listFiles();
        for (File file : files == null ? new File[0] : files) {
            remove(file);
        }
        if (!folder.delete() && folder.exists()) {
            folder.deleteOnExit();
        }
    }
}
