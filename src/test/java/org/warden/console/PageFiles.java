package org.warden.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the pages, by the names in their list. */
final class PageFiles {
    /** The addresses that a script imports when it is loaded. */
    static final Pattern STATIC =
            Pattern.compile("(?m)^(?:import\\s|(?:import|export)\\b[^;'\"=(]*\\bfrom\\s)\\s*['\"]([^'\"]+)['\"]");

    /** Those that it imports later; a variable in one stands for a name. */
    static final Pattern LATER = Pattern.compile("\\bimport\\(\\s*['\"`]([^'\"`]+)['\"`]");

    private PageFiles() {}

    static Stream<String> all() {
        return Stream.concat(
                Stream.of(ConsoleFiles.CONSOLE, ConsoleFiles.ACCOUNT, ConsoleFiles.STYLE),
                ConsoleFiles.SCRIPTS.stream());
    }

    /** Without the libraries. */
    static Stream<String> own() {
        return all().filter(name -> !name.startsWith("lib/"));
    }

    static Stream<String> ownScripts() {
        return own().filter(name -> name.endsWith(".js"));
    }

    static String text(String name) {
        try (InputStream file = ConsoleFiles.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static int bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8).length;
    }

    /** What this script imports in this way, by name. */
    static List<String> imports(String script, Pattern way) {
        return way.matcher(text(script))
                .results()
                .map(found -> resolved(script, found.group(1)))
                .toList();
    }

    private static String resolved(String script, String address) {
        return java.net
                .URI
                .create(script)
                .resolve(address.replaceAll("\\$\\{\\w+}", "VARIABLE"))
                .toString();
    }

    /** These scripts, and those that they import at once. */
    static Set<String> loadedWith(String... scripts) {
        Set<String> loaded = new LinkedHashSet<>(List.of(scripts));
        List<String> open = List.copyOf(loaded);
        while (!open.isEmpty()) {
            open = open.stream()
                    .flatMap(script -> imports(script, STATIC).stream())
                    .filter(loaded::add)
                    .toList();
        }
        return loaded;
    }
}
