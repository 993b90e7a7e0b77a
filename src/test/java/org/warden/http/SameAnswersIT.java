package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.warden.door.Door;
import org.warden.door.Doors;
import org.warden.server.Answer;
import org.warden.server.OnServer;

/**
 * Sends the same requests to every server and compares the answers with one file: the call, the status, every header except
 * those of the transport, and the body, without values that change in each run. The actual answers are written to a file
 * of the run, which a failure names; after an intended change, copy it over the recorded file.
 */
@Tag("smoke")
public class SameAnswersIT extends OnServer {
    private static final Path RECORDED = Path.of("src/test/resources/same-answers.txt");
    private static final Path ANSWERED = Path.of(System.getProperty("warden.it.folder", "target"), "same-answers.txt");

    /** Headers of one connection or one moment (RFC 9110, sections 6.6.1 and 8.6; RFC 9112). */
    private static final String TRANSPORT = "date|connection|keep-alive|content-length|transfer-encoding";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answersLikeEveryOtherServer(String name) throws IOException {
        SameRequests requests = new SameRequests(api);
        String answer = text(requests, requests.send(name));
        Files.writeString(ANSWERED, "== " + name + "\n" + answer, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(answer)
                .as("If the actual answer is right, copy %s over %s.", ANSWERED, RECORDED)
                .isEqualTo(recorded().get(name));
    }

    static Stream<String> answersLikeEveryOtherServer() throws IOException {
        Files.deleteIfExists(ANSWERED);
        return SameRequests.NAMES.stream();
    }

    @Test
    void thereAreSixtyAtLeast() throws IOException {
        assertThat(SameRequests.NAMES).hasSizeGreaterThanOrEqualTo(60);
        assertThat(recorded().keySet()).containsExactlyElementsOf(SameRequests.NAMES);
    }

    private static String text(SameRequests requests, Answer answer) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).matches(TRANSPORT));
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": " + header.getValue() + "\n")
                .collect(Collectors.joining());
        return requests.masked(answer.call() + "\n" + answer.status() + "\n" + lines + answer.body()) + "\n";
    }

    /** The doors without a recorded answer. */
    public static List<String> missing(Doors doors) throws IOException {
        List<String> called = recorded().values().stream()
                .map(answer -> doors.at(answer.lines().findFirst().orElseThrow().replaceAll("<\\w+>", "x")))
                .flatMap(Optional::stream)
                .map(Door::call)
                .toList();
        return Doors.difference(doors.all(), called);
    }

    private static Map<String, String> recorded() throws IOException {
        Map<String, String> recorded = new LinkedHashMap<>();
        String name = null;
        for (String line : Files.readAllLines(RECORDED)) {
            if (line.startsWith("== ")) {
                name = line.substring(3);
            } else {
                recorded.merge(name, line + "\n", String::concat);
            }
        }
        return recorded;
    }
}
