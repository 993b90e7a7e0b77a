package org.warden.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A kind of server, and how the manual starts a WAR on it. */
public interface ServerKind {
    /** The server that this build tests. */
    static ServerKind underTest() {
        return switch (System.getProperty("warden.it.server")) {
            case "payara-micro" -> new PayaraMicro();
            case "wildfly" -> new WildFly();
            case "liberty" -> new OpenLiberty();
            case "payara-server" -> new PayaraServer();
            default -> throw new IllegalArgumentException(System.getProperty("warden.it.server"));
        };
    }

    /** Whether that is Payara Micro or Payara Server. */
    static boolean isPayara() {
        return System.getProperty("warden.it.server").startsWith("payara");
    }

    /** Puts what the server needs into the folder and returns the command that serves the WAR from there. */
    List<String> command(Launch launch) throws IOException;

    /** Removes what a killed server leaves outside its folder. */
    default void cleanUp(String log) {}

    /** Where the build put the server. */
    static Path home() {
        return Path.of(System.getProperty("warden.it.home"));
    }

    /** The Java that runs the server. */
    static Path java() {
        return Path.of(System.getProperty("warden.it.java-home"));
    }

    /** The words of a setting of the build. */
    static List<String> words(String property) {
        return Stream.of(System.getProperty(property).split(" "))
                .filter(word -> !word.isBlank())
                .toList();
    }

    /** The build's JVM options for every server, as one text, for scripts that read them from a variable. */
    static String javaOptions() {
        return String.join(" ", words("warden.it.java"));
    }

    /** Copies a folder with everything in it. */
    static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What to serve, and where.
     *
     * @param folder the working directory, which no other server uses
     * @param contextRoot {@code /} or, for example, {@code /warden}
     */
    record Launch(Path folder, Path war, int port, String contextRoot) {
        /** Where the WAR answers, with a slash at the end. */
        URI address() {
            return URI.create("http://localhost:" + port + contextRoot + (contextRoot.endsWith("/") ? "" : "/"));
        }

        /** The name of the WAR on a server that takes the context root from it. */
        String fileName() {
            return contextRoot.equals("/") ? "ROOT.war" : contextRoot.substring(1) + ".war";
        }
    }
}
