package org.warden.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real HAProxy with the configuration that we ship, before two nodes. CI must have the program, other machines need not. */
public final class HaProxy implements AutoCloseable {
    /** The configuration that we ship. */
    public static final Path FILE = Path.of("src/main/docker/haproxy.cfg");

    private final Process process;
    private final Path log;
    private final URI address;

    private HaProxy(Process process, Path log, URI address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Skips the test if HAProxy is missing, except on CI. */
    public static Tool mustBeThere() {
        return Tool.named("haproxy");
    }

    /** Starts it before the nodes on these ports, without waiting for them. */
    public static HaProxy before(Path folder, int first, int second) throws IOException {
        Tool tool = mustBeThere();
        int port = ServerProcess.freePort();
        String text = Files.readString(FILE)
                .replace("bind :8080", "bind 127.0.0.1:" + port)
                .replace("warden-1:8080", "127.0.0.1:" + first)
                .replace("warden-2:8080", "127.0.0.1:" + second);
        Path copy = Files.writeString(folder.resolve("haproxy.cfg"), text);
        Path log = folder.resolve("haproxy.log");
        Process process = new ProcessBuilder(tool.program().toString(), "-db", "-f", copy.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new HaProxy(process, log, URI.create("http://127.0.0.1:" + port + "/"));
    }

    /** Where callers find the nodes, with a slash at the end. */
    public URI address() {
        return address;
    }

    /** What it has printed so far, such as {@code Server nodes/warden-1 is UP}. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
