package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The finished WAR with a wrong clock: only the class that produces the node's clock is replaced, and a file contains the
 * offset. The server itself keeps the right time, because it would not start with a wrong one.
 */
final class ShiftedWar {
    /** The environment variable that names the file; in it is a duration. */
    static final String SHIFT = "CLOCK_SHIFT";

    private static final String WIRING = "src/main/java/org/warden/Wiring.java";
    private static final String RIGHT = "Clock.systemUTC()";

    private static final String WRONG = """
            new Clock() {
                @Override
                public java.time.Instant instant() {
                    try {
                        String shift = java.nio.file.Files.readString(java.nio.file.Path.of(System.getenv("CLOCK_SHIFT")));
                        return java.time.Instant.now().plus(java.time.Duration.parse(shift));
                    } catch (java.io.IOException failed) {
                        throw new java.io.UncheckedIOException(failed);
                    }
                }

                @Override
                public java.time.ZoneId getZone() {
                    return java.time.ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            }""";

    private ShiftedWar() {}

    static Path in(Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("shifted"));
        String wiring = Files.readString(Path.of(WIRING));
        assertThat(wiring).contains(RIGHT);
        Path source = Files.writeString(sources.resolve("Wiring.java"), wiring.replace(RIGHT, WRONG));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        sources.toString(),
                        source.toString());
        assertThat(failed).isZero();
        Path war = Files.copy(Path.of(System.getProperty("warden.it.war")), folder.resolve("warden.war"));
        try (FileSystem zip = FileSystems.newFileSystem(war);
                Stream<Path> classes = Files.list(sources.resolve("org/warden"))) {
            for (Path type : classes.toList()) {
                Files.copy(
                        type,
                        zip.getPath("WEB-INF/classes/org/warden/" + type.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return war;
    }
}
