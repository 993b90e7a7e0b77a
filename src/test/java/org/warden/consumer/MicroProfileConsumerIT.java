package org.warden.consumer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.example.orders.OrdersResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;

/** The starter for a service beside Warden, on a second server of the same kind, with the jar for permissions. */
@Tag("process")
@Tag("smoke")
class MicroProfileConsumerIT extends ConsumerFacts {
    private static final Path STARTER = Path.of("src/starter/beside/src/main");
    private static final String UP = "up.txt";

    @TempDir
    static Path folder;

    private static ServerProcess server;

    @BeforeEach
    void start() throws IOException {
        if (server == null) {
            server = start(
                    folder, consumerWar(published()).addAsLibrary(new File(System.getProperty("warden.it.client"))));
        }
    }

    /** Starts the consumer for the tokens of this Warden, without the jar. */
    static ServerProcess start(Path folder, Api warden) throws IOException {
        return start(folder, consumerWar(warden));
    }

    private static ServerProcess start(Path folder, WebArchive archive) throws IOException {
        Files.copy(STARTER.resolve("liberty/config/server.xml"), folder.resolve("server.xml"));
        Path war = folder.resolve("orders.war");
        archive.as(ZipExporter.class).exportTo(war.toFile());
        Map<String, String> settings = Map.of("KEYSTORE_PASSWORD", "tests only");
        ServerProcess consumer = ServerProcess.start(
                ServerKind.underTest(), new Launch(folder, war, ServerProcess.freePort(), "/orders"), settings);
        consumer.ready(UP);
        return consumer;
    }

    /** Not as an environment variable: Payara finds none with an I on a Turkish JVM. */
    private static WebArchive consumerWar(Api warden) throws IOException {
        String configuration = Files.readString(STARTER.resolve("resources/META-INF/microprofile-config.properties"))
                        .replace("http://localhost:8080/", warden.uri("").toString())
                + "permissions.max-age=" + MAX_AGE + "\n";
        return ShrinkWrap.create(WebArchive.class)
                .addPackage(OrdersResource.class.getPackage())
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties")
                .addAsWebResource(new StringAsset(""), UP);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    @Override
    Api consumer() {
        return new Api(server.address().resolve("api/"));
    }

    /** With a copy that is older than its age, a request waits for the first attempt. */
    @Override
    Duration longestCall() {
        return Duration.ofSeconds(4);
    }

    /** WildFly knows the wrong role only. */
    @Override
    int noToken() {
        return isWildFly() ? 403 : super.noToken();
    }

    /** WildFly fails, which keeps the caller out as well. */
    @Override
    int unknownKey() {
        return isWildFly() ? 500 : super.unknownKey();
    }

    private static boolean isWildFly() {
        return System.getProperty("warden.it.server").equals("wildfly");
    }
}
