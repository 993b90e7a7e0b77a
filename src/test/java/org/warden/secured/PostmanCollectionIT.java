package org.warden.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.warden.server.OnServer;

/** The Postman collection that newcomers import, run by Postman's own runner. Needs Node; CI must have it. */
class PostmanCollectionIT extends OnServer {
    private static final String NEWMAN = "newman@6.2.2";
    private static final long MINUTES = 5;

    private final Path log = Path.of(System.getProperty("warden.it.folder"), "newman.log");

    @Test
    void everyRequestOfTheCollectionIsAnsweredAsItExpects() throws Exception {
        assumeTrue(
                hasNode() || System.getenv("CI") != null,
                "The Postman collection is not tested: npx, a part of Node, is not installed.");
        Files.createDirectories(log.getParent());
        assertThat(newman()).as(() -> "newman says:\n" + said()).isZero();
    }

    private int newman() throws IOException, InterruptedException {
        List<String> command = List.of(
                npx(),
                "--yes",
                NEWMAN,
                "run",
                "src/postman/warden.postman_collection.json",
                "--color=off",
                "--env-var=baseUrl=" + api.uri("").toString().replaceFirst("/$", ""),
                "--env-var=adminEmail=" + System.getenv("WARDEN_BOOTSTRAP_ADMIN_EMAIL"),
                "--env-var=adminPassword=" + System.getenv("WARDEN_BOOTSTRAP_ADMIN_PASSWORD"));
        return exitOf(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()));
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return exitOf(new ProcessBuilder(npx(), "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD))
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static int exitOf(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        try {
            process.getOutputStream().close();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends within %s minutes", command.command().get(0), MINUTES)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String npx() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? "npx.cmd" : "npx";
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException nothing) {
            return "nothing that could be read: " + nothing;
        }
    }
}
