package org.warden.shipping;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Dockerfile with the few instructions that ours use; any other is a mistake. */
record Dockerfile(Map<String, String> arguments, List<Stage> stages) {
    private static final Set<String> KNOWN =
            Set.of("ARG", "FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "ENV", "ENTRYPOINT");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    /** One image that the file describes: what it starts from, its name and its instructions. */
    record Stage(String from, String name, List<Instruction> instructions) {
        /** The last instruction of this kind, which is the one that counts. */
        Optional<Instruction> last(String kind) {
            return instructions.stream().filter(one -> one.kind().equals(kind)).reduce((first, second) -> second);
        }
    }

    /** One instruction: its kind in capitals, its options such as {@code --from=war}, and the rest. */
    record Instruction(String kind, List<String> options, String rest) {
        /** The words of the exec form. */
        List<String> words() {
            try (JsonReader reader = Json.createReader(new StringReader(rest))) {
                return reader.readArray().getValuesAs(JsonString::getString);
            }
        }
    }

    static Dockerfile of(String server) {
        return of(Path.of("src/main/docker", server, "Dockerfile"));
    }

    private static Dockerfile of(Path file) {
        Map<String, String> arguments = new LinkedHashMap<>();
        List<Stage> stages = new ArrayList<>();
        for (String line : lines(file)) {
            Instruction instruction = instruction(expand(line, arguments));
            if (instruction.kind().equals("ARG")) {
                String[] pair = instruction.rest().split("=", 2);
                arguments.put(pair[0], pair[1]);
            } else if (instruction.kind().equals("FROM")) {
                String[] words = instruction.rest().split("\\s+(?i:AS)\\s+", 2);
                stages.add(new Stage(words[0], words.length > 1 ? words[1] : "", new ArrayList<>()));
            } else {
                stages.get(stages.size() - 1).instructions().add(instruction);
            }
        }
        return new Dockerfile(arguments, stages);
    }

    Stage stage(String name) {
        return stages.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The image. */
    Stage image() {
        return stages.get(stages.size() - 1);
    }

    /** The start line. */
    List<String> start() {
        return image().last("ENTRYPOINT").orElseThrow().words();
    }

    private static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            String text = lines.filter(line -> !line.startsWith("#"))
                    .reduce("", (all, line) -> all + line + "\n")
                    .replaceAll("\\\\\n\\s*", "");
            return text.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Instruction instruction(String line) {
        List<String> words = List.of(line.split("\\s+", 2));
        if (!KNOWN.contains(words.get(0))) {
            throw new IllegalArgumentException(words.get(0));
        }
        List<String> options = new ArrayList<>();
        String rest = words.get(1);
        while (rest.startsWith("--")) {
            String[] both = rest.split("\\s+", 2);
            options.add(both[0]);
            rest = both[1];
        }
        return new Instruction(words.get(0), options, rest);
    }

    private static String expand(String line, Map<String, String> arguments) {
        return VARIABLE.matcher(line)
                .replaceAll(name -> Matcher.quoteReplacement(arguments.getOrDefault(name.group(1), name.group())));
    }
}
