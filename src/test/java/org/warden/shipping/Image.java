package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.warden.server.ServerKind;
import org.warden.shipping.Dockerfile.Instruction;
import org.warden.shipping.Dockerfile.Stage;

/**
 * The {@code /opt} of an image, built by the instructions of its Dockerfile. Two things differ from an engine: the stage that
 * compiles the WAR is this build, and the system is this machine's.
 */
final class Image implements ServerKind {
    private static final String COMPILED = "/src/";
    private static final long MINUTES = 5;

    private final Dockerfile file;
    private final Path folder;
    private final Path opt;

    private Image(Dockerfile file, Path folder) {
        this.file = file;
        this.folder = folder;
        this.opt = folder.resolve("opt");
    }

    /** Builds the image in this folder. */
    static Image build(String server, Path folder) throws IOException {
        Image image = new Image(Dockerfile.of(server), folder);
        // Other users may see what is in it, as in an image.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(image.opt.resolve("java/openjdk"));
        Files.createDirectories(folder.resolve("tmp"));
        image.build(image.file.stage("server"));
        image.build(image.file.image());
        return image;
    }

    /** The start line of the image, in a sandbox; only the port is another. */
    @Override
    public List<String> command(Launch launch) {
        List<String> start = file.start().stream()
                .map(word -> word.replaceAll("^(.*[=:]|)8080$", "$1" + launch.port()))
                .toList();
        return new Sandbox(opt).confined(environment(start));
    }

    /** A command in the same sandbox. */
    List<String> confined(String... command) {
        return new Sandbox(opt).confined(environment(List.of(command)));
    }

    private List<String> environment(List<String> start) {
        List<String> command = new ArrayList<>(List.of("env"));
        file.image().instructions().stream()
                .filter(one -> one.kind().equals("ENV"))
                .forEach(one -> command.addAll(List.of(one.rest().split("\\s+"))));
        command.addAll(start);
        return command;
    }

    private void build(Stage stage) throws IOException {
        String workingDirectory = "/";
        for (Instruction instruction : stage.instructions()) {
            switch (instruction.kind()) {
                case "WORKDIR" -> workingDirectory = workingDirectory(instruction.rest());
                case "COPY" -> copy(instruction);
                case "RUN" -> run(workingDirectory, instruction.rest());
                default -> assertThat(instruction.kind()).isIn("USER", "EXPOSE", "ENV", "ENTRYPOINT");
            }
        }
    }

    private String workingDirectory(String path) throws IOException {
        Files.createDirectories(here(path));
        return path;
    }

    private void copy(Instruction copy) throws IOException {
        if (copy.options().equals(List.of("--from=server"))) {
            // There is one folder for both stages.
            assertThat(copy.rest().split(" ")).containsOnly("/opt/warden");
            return;
        }
        assertThat(copy.options()).containsExactly("--from=war");
        String[] words = copy.rest().split("\\s+");
        Path to = here(words[words.length - 1]);
        for (Path from : compiled(List.of(words).subList(0, words.length - 1))) {
            boolean intoFolder = words[words.length - 1].endsWith("/") && !Files.isDirectory(from);
            Path target = intoFolder ? to.resolve(from.getFileName()) : to;
            Files.createDirectories(target.getParent());
            ServerKind.copy(from, target);
        }
    }

    /** What the stage with the WAR has made, as this build has. */
    private static List<Path> compiled(List<String> paths) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String path : paths) {
            assertThat(path).startsWith(COMPILED);
            Path here = Path.of(path.substring(COMPILED.length()));
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + here.getFileName());
            try (Stream<Path> files =
                    Files.list(Path.of("").resolve(here).toAbsolutePath().getParent())) {
                found.addAll(files.filter(file -> matcher.matches(file.getFileName()))
                        .toList());
            }
        }
        assertThat(found).as(paths.toString()).hasSameSizeAs(paths);
        return found;
    }

    private void run(String workingDirectory, String script) throws IOException {
        List<String> command =
                new Sandbox(opt).building(folder.resolve("tmp"), workingDirectory, List.of("/bin/sh", "-c", script));
        Path log = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WARDEN_") || name.startsWith("JAVA_"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as(script).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A path of the image in the folder. */
    private Path here(String path) {
        return path.startsWith("/tmp/")
                ? folder.resolve(path.substring(1))
                : opt.resolve(path.replaceAll("^/opt/?", ""));
    }
}
