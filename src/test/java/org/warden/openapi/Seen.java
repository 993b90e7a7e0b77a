package org.warden.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.warden.door.Door;

/**
 * Counts the answers that the integration tests receive, by their kind: the door, the status, and the code of the problem or
 * the media type. At its end a test process writes the numbers to {@code seen.txt} of its run.
 */
public class Seen implements LauncherSessionListener {
    private static final String FILE = "seen.txt";
    private static final Map<String, Long> NUMBERS = new ConcurrentHashMap<>();

    /** Counts an answer; {@code what} is a code or a media type, and empty for an answer without a body. */
    static void add(Door door, int status, String what) {
        NUMBERS.merge(kind(door.call(), status, what), 1L, Long::sum);
    }

    static String kind(String call, int status, String what) {
        return (call + " " + status + " " + what).strip();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        String folder = System.getProperty("warden.it.folder");
        if (folder != null && !NUMBERS.isEmpty()) {
            String lines = NUMBERS.entrySet().stream()
                    .map(one -> one.getValue() + " " + one.getKey() + "\n")
                    .sorted()
                    .collect(Collectors.joining());
            NUMBERS.clear();
            append(Path.of(folder).resolve(FILE), lines);
        }
    }

    private static void append(Path file, String lines) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How many answers of each kind the runs below this folder received. */
    static Map<String, Long> in(Path folder) throws IOException {
        Map<String, Long> seen = new TreeMap<>();
        try (Stream<Path> runs = Files.list(folder)) {
            for (Path file :
                    runs.map(run -> run.resolve(FILE)).filter(Files::exists).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] parts = line.split(" ", 2);
                    seen.merge(parts[1], Long.valueOf(parts[0]), Long::sum);
                }
            }
        }
        return seen;
    }
}
