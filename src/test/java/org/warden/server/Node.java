package org.warden.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The tools of Node: {@code npm} and {@code npx}. CI must have them, other machines need not. */
public final class Node {
    private static final long MINUTES = 5;

    private Node() {}

    /** Skips the test if Node is missing, except on CI. */
    public static void mustBeThere() {
        assumeTrue(isThere() || System.getenv("CI") != null, "Not tested: Node is not installed.");
    }

    private static boolean isThere() {
        try {
            return exitOf(new ProcessBuilder(command("npx"), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD))
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /** Runs {@code npm} or {@code npx}, which must succeed. */
    public static void run(Path folder, Path log, String tool, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(tool))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.command().addAll(arguments);
        assertThat(exitOf(builder)).as(() -> tool + " says:\n" + read(log)).isZero();
    }

    private static int exitOf(ProcessBuilder command) throws IOException {
        Process process = command.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends within %s minutes", command.command().get(0), MINUTES)
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String command(String tool) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? tool + ".cmd" : tool;
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
