package org.warden.scrape;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.warden.metric.Meters;

/** What runs here: a number that is always 1, with the versions as labels. */
@ApplicationScoped
public class About {
    @Inject
    Meters meters;

    /**
     * Registers the number.
     *
     * @param database name and version of the database
     */
    public void register(String server, String database) {
        meters.gauge(
                "warden.info",
                "Versions of Warden and of what it runs on",
                () -> 1,
                "version",
                version(),
                "server",
                server,
                "java",
                Runtime.version().toString(),
                "database",
                database);
    }

    /** The build writes the version into a file, because the manifest may be that of an application around Warden. */
    public static String version() {
        try (InputStream file = About.class.getResourceAsStream("version.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
