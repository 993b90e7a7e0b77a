package org.warden.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of an operating system's package, such as {@code haproxy}. CI must have it, other machines need not. */
public final class Tool {
    private static final long SECONDS = 60;

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** The program of this name, if it is installed. */
    public static Optional<Tool> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /** The program of this name; skips the test if it is missing, except on CI. */
    public static Tool named(String name) {
        Optional<Tool> tool = find(name);
        assumeTrue(tool.isPresent() || System.getenv("CI") != null, "Not tested: " + name + " is not installed.");
        return tool.orElseThrow(() -> new AssertionError(name + " is not installed."));
    }

    public Path program() {
        return program;
    }

    /** Runs the program until it ends; nothing of this process is in its environment but the path. */
    public Result run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(command + " does not end:\n" + output);
            }
            return new Result(process.exitValue(), output);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } finally {
            process.destroyForcibly();
        }
    }

    /** How a program ended, and everything that it printed. */
    public record Result(int status, String output) {}
}
