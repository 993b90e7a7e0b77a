package org.warden.inside;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.example.shop.Shop;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.Asset;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.warden.server.ServerKind;
import org.warden.server.ServerKind.Launch;
import org.warden.server.ServerProcess;

/** Warden's WAR with the starter's application inside, and the trial endpoints. */
final class ShopWar {
    private static final File RESOURCES = new File("src/starter/inside/src/main/resources");
    private static final String PERMISSIONS = "META-INF/warden-permissions.properties";

    static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><title>Shop</title></html>";

    private ShopWar() {}

    /** The WAR as the starter builds it. */
    static Path in(Path folder) throws IOException {
        return in(folder, new FileAsset(new File(RESOURCES, PERMISSIONS)));
    }

    /** The WAR with these permissions. */
    static Path in(Path folder, Asset permissions) throws IOException {
        // Open Liberty's configuration expects this name.
        Path war = Files.createDirectories(folder).resolve("warden.war");
        WebArchive archive = ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("warden.it.war")))
                .addPackage(Shop.class.getPackage())
                .addClasses(Trials.class, TrialResource.class, TrialAct.class, TrialObserver.class, TrialEndpoint.class)
                .addAsResource(permissions, PERMISSIONS)
                .addAsResource(new StringAsset(PAGE), "org/warden/inside/page.html");
        Stream.of("db/app/flyway.location", "db/app/V1__product.sql")
                .forEach(file -> archive.addAsResource(new File(RESOURCES, file), file));
        archive.as(ZipExporter.class).exportTo(war.toFile());
        return war;
    }

    /** Starts a server with it, at the root. */
    static ServerProcess serve(Path folder, Path war, Map<String, String> settings) {
        return ServerProcess.start(
                ServerKind.underTest(), new Launch(folder, war, ServerProcess.freePort(), "/"), settings);
    }
}
