package org.warden.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sockets of processes as Linux lists them in {@code /proc} (proc(5)). */
final class Sockets {
    private static final String LISTENS = "0A";

    private Sockets() {}

    /** The open ports of these processes: {@code tcp 8080}, {@code udp 5353}. */
    static Set<String> open(Stream<ProcessHandle> processes) throws IOException {
        Set<String> own = processes
                .flatMap(process -> inodes(Path.of("/proc", Long.toString(process.pid()), "fd")))
                .collect(Collectors.toSet());
        Set<String> open = new TreeSet<>();
        for (String table : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            try (Stream<String> rows = Files.lines(Path.of("/proc/net", table)).skip(1)) {
                rows.map(row -> row.strip().split("\\s+", -1))
                        .filter(row -> own.contains(row[9]) && (table.startsWith("udp") || row[3].equals(LISTENS)))
                        .map(row -> table.substring(0, 3) + " " + port(row[1]))
                        .forEach(open::add);
            }
        }
        return open;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    }

    private static Stream<String> inodes(Path descriptors) {
        try (Stream<Path> links = Files.list(descriptors)) {
            return links
                    .map(Sockets::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring(8, target.length() - 1))
                    .toList()
                    .stream();
        } catch (IOException ended) {
            return Stream.empty();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
