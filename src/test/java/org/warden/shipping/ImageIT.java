package org.warden.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.warden.secured.Walkthrough;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;
import org.warden.server.Tool;

/** The image of the server under test, without an engine: its start line with a read-only root and no rights. */
@Tag("process")
@Tag("smoke")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImageIT {
    private static final String SERVER = System.getProperty("warden.it.server");

    @TempDir
    static Path folder;

    private static Image image;
    private static ServerProcess server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Files.exists(Path.of("src/main/docker", SERVER)), "There is no image with this server.");
        assumeTrue(
                !SERVER.equals("payara-micro") || javaOfTheServer() >= 21,
                "The image has Payara Micro 7, which needs JDK 21 or newer.");
        assumeTrue(
                !System.getProperty("warden.it.home").contains("preview"),
                "The image has WildFly, not WildFly Preview.");
        Tool.named("bwrap");
        image = Image.build(SERVER, folder);
        server = ServerProcess.start(
                image,
                new Launch(Files.createDirectory(folder.resolve("log")), Path.of("."), ServerProcess.freePort(), "/"),
                Map.of(
                        // An image has no place for a database: this one is for the test.
                        "WARDEN_DB_URL", "jdbc:h2:file:/tmp/data/warden",
                        "WARDEN_BOOTSTRAP_ADMIN_EMAIL", "admin@example.org",
                        "WARDEN_BOOTSTRAP_ADMIN_PASSWORD", "integration tests only 1"));
        api = server.ready();
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    @Order(1)
    void walkthroughOfTheGuidesWorks() {
        new Walkthrough(api).fromRegistrationToAdministrator();
    }

    /** The chart and the balancer ask these. */
    @Test
    @Order(1)
    void probesAnswer() {
        assertThat(List.of("started", "live", "ready"))
                .allSatisfy(
                        probe -> assertThat(api.get("health/" + probe).status()).isEqualTo(200));
    }

    @Test
    @Order(1)
    void opensOnePort() throws IOException {
        assertThat(server.openPorts()).containsExactly("tcp " + server.address().getPort());
    }

    @Test
    @Order(1)
    void serverIsTheFirstProcessAndHasNoRights() throws IOException {
        List<String> status =
                Files.readAllLines(Path.of("/proc", Long.toString(server.java().pid()), "status"));

        assertThat(status)
                .contains("CapEff:\t0000000000000000", "CapBnd:\t0000000000000000", "NoNewPrivs:\t1")
                .anyMatch(line -> line.matches("NSpid:.*\\t1"));
    }

    /** What the sandbox does not refuse, the test would not find. */
    @Test
    @Order(1)
    void onlyTmpIsWritable() throws Exception {
        assertThat(
                        inside(
                                "id -u; touch /tmp/a && echo tmp; touch /a /opt/a /opt/warden/a /usr/a /etc/a /var/a; cat /etc/shadow"))
                .startsWith("10001\ntmp\n")
                .contains(
                        "'/opt/warden/a': Read-only file system",
                        "'/usr/a': Read-only file system",
                        "shadow: Permission denied");
    }

    /** An engine sends SIGTERM to process 1, which is Java and no shell that keeps it for itself. */
    @Test
    @Order(2)
    void serverStopsInOrder() {
        server.java().destroy();

        assertThat(server.exitStatus()).isIn(0, 143);
        assertThat(server.log()).contains("Warden refuses new requests.");
    }

    /** The major version, from the file that every JDK has. */
    private static int javaOfTheServer() throws IOException {
        String release = Files.readString(ServerKind.java().resolve("release"));
        return Integer.parseInt(release.replaceAll("(?s).*JAVA_VERSION=\"(\\d+).*", "$1"));
    }

    private static String inside(String script) throws Exception {
        Process process = new ProcessBuilder(image.confined("/bin/sh", "-c", script))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
