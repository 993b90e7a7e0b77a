package org.warden.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the tests of acts with the acts in the sources. */
class EveryActTest {
    /** Tested through the beans that use them: a proof, the three mirrors, and the upkeep that deletes rows. */
    private static final Set<String> WITHIN =
            Set.of("AccountLookup", "KeyReading", "PermissionReading", "RoleReading", "Sweep");

    private static final Pattern ACT = Pattern.compile("(?m)^@Act$");
    private static final Pattern INJECTED = Pattern.compile("@Inject\n    (\\w+) (\\w+);");

    @Test
    void everyActIsCalledInATestOfActs() throws IOException {
        Set<String> acts = sources("src/main/java").stream()
                .filter(file -> ACT.matcher(read(file)).find())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> called = sources("src/test/java").stream()
                .filter(file -> file.toString().endsWith("ActTest.java"))
                .map(EveryActTest::read)
                .flatMap(test -> INJECTED.matcher(test)
                        .results()
                        .filter(injected -> Pattern.compile("\\b" + injected.group(2) + "(\\.|::)")
                                .matcher(test)
                                .find())
                        .map(injected -> injected.group(1)))
                .collect(Collectors.toSet());
        assertThat(called).isNotEmpty().doesNotContainAnyElementsOf(WITHIN);
        acts.removeAll(called);
        assertThat(acts).isEqualTo(WITHIN);
    }

    private static List<Path> sources(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
