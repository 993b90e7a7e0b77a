package org.warden.shipping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The line of the manual that starts Payara Micro: what ships has its options too. */
final class ManualLine {
    private ManualLine() {}

    /** Without the heap, which is a part of a container's memory, and without the way to the jar. */
    static List<String> options() throws IOException {
        String page = Files.readString(Path.of("src/site/markdown/servers.md"));
        String line = page.substring(page.indexOf("java -X"), page.indexOf("```", page.indexOf("java -X")));
        return Stream.of(line.split("[\\s\\\\]+", -1))
                .filter(word -> word.startsWith("-") && !word.startsWith("-Xmx") && !word.equals("-jar"))
                .toList();
    }
}
