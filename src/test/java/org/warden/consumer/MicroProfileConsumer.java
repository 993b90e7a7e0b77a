package org.warden.consumer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.example.orders.OrdersApplication;
import org.example.orders.OrdersResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.warden.server.Api;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;

/** The starter {@code beside}, on a server of the kind under test. */
final class MicroProfileConsumer implements RunningConsumer {
    private static final Path STARTER = Path.of("src/starter/beside/src/main");
    private static final String UP = "up.txt";

    private final ServerProcess server;

    private MicroProfileConsumer(ServerProcess server) {
        this.server = server;
    }

    /** With the jar for permissions, for the tokens of this Warden. */
    static MicroProfileConsumer withJar(Path folder, Api warden) throws IOException {
        return start(folder, war(warden).addAsLibrary(new File(System.getProperty("warden.it.client"))));
    }

    /** Only with what the server itself understands. */
    static MicroProfileConsumer withoutJar(Path folder, Api warden) throws IOException {
        return start(folder, war(warden));
    }

    private static MicroProfileConsumer start(Path folder, WebArchive archive) throws IOException {
        Files.copy(STARTER.resolve("liberty/config/server.xml"), folder.resolve("server.xml"));
        Path war = folder.resolve("orders.war");
        archive.as(ZipExporter.class).exportTo(war.toFile());
        Map<String, String> settings = Map.of("KEYSTORE_PASSWORD", "tests only");
        ServerProcess server = ServerProcess.start(
                ServerKind.underTest(), new Launch(folder, war, ServerProcess.freePort(), "/orders"), settings);
        server.ready(UP);
        return new MicroProfileConsumer(server);
    }

    /** Not as an environment variable: Payara finds none with an I on a Turkish JVM. */
    private static WebArchive war(Api warden) throws IOException {
        String configuration = Files.readString(STARTER.resolve("resources/META-INF/microprofile-config.properties"))
                        .replace("http://localhost:8080/", warden.uri("").toString())
                + "permissions.max-age=" + MAX_AGE + "\n";
        return ShrinkWrap.create(WebArchive.class)
                .addClasses(OrdersApplication.class, OrdersResource.class)
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties")
                .addAsWebResource(new StringAsset(""), UP);
    }

    static boolean isOn(String server) {
        return System.getProperty("warden.it.server").equals(server);
    }

    @Override
    public Api api() {
        return new Api(server.address().resolve("api/"));
    }

    @Override
    public void close() {
        server.close();
    }
}
