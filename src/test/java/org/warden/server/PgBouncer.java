package org.warden.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real PgBouncer in transaction mode, as an operator installs it. CI must have one, other machines need not. */
public final class PgBouncer implements AutoCloseable {
    private final Process process;
    private final int port;

    private PgBouncer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test if PgBouncer is missing, except on CI. */
    public static void mustBeThere() {
        assumeTrue(
                Tool.find("pgbouncer").isPresent() || System.getenv("CI") != null,
                "Not tested: PgBouncer is not installed.");
    }

    /** Starts PgBouncer before the PostgreSQL on this port, with three connections to it, if PgBouncer is installed. */
    public static Optional<PgBouncer> before(int postgresql, Path folder) throws IOException {
        Optional<Tool> program = Tool.find("pgbouncer");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = ServerProcess.freePort();
        Path settings =
                Files.writeString(folder.resolve("pgbouncer.ini"), String.format(Locale.ROOT, """
                [databases]
                postgres = host=127.0.0.1 port=%d user=postgres password=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                default_pool_size = 3
                """, postgresql, port));
        List<String> command = new ArrayList<>(List.of(program.get().program().toString(), settings.toString()));
        if (System.getProperty("user.name").equals("root")) {
            // It refuses to run as root.
            command.addAll(1, List.of("-u", "nobody"));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        return Optional.of(new PgBouncer(process, port));
    }

    public int port() {
        return port;
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
