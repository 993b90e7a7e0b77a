package org.warden.database;

import java.nio.file.Path;
import java.util.Optional;
import org.warden.setting.Settings;

/**
 * Which database, and how many connections to it.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user, empty where the URL says it or none is needed
 * @param password the user's password
 * @param poolSize the most connections this node holds
 */
public record DatabaseSettings(String url, String user, String password, int poolSize) {
    private static final String URL = "warden.db.url";
    private static final String H2 = "jdbc:h2:";
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    public static DatabaseSettings from(Settings settings) {
        String url = settings.text(URL);
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            settings.mistake(URL, "must start with " + H2 + " or " + POSTGRESQL);
        } else if (url.startsWith(H2) && settings.production()) {
            settings.mistake(URL, "must name PostgreSQL when warden.profile=production: H2 is for trying out");
        }
        return new DatabaseSettings(
                url,
                settings.optional("warden.db.user").orElse(""),
                settings.optional("warden.db.password").orElse(""),
                settings.number("warden.db.pool-size", 2, 200));
    }

    public boolean isH2() {
        return url.startsWith(H2);
    }

    /** The folder of the H2 file, empty for any other database. */
    public Optional<Path> folder() {
        if (!url.startsWith(H2_FILE)) {
            return Optional.empty();
        }
        String file = url.substring(H2_FILE.length()).split(";", 2)[0];
        return Optional.of(Path.of(file.replaceFirst("^~", System.getProperty("user.home")))
                .toAbsolutePath()
                .normalize()
                .getParent());
    }

    /** The URL with what we need of it: PostgreSQL's dialect on H2, and a commit that survives {@code kill -9}. */
    String effectiveUrl() {
        return isH2() ? url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0" : url;
    }

    String driver() {
        return isH2() ? "org.h2.Driver" : "org.postgresql.Driver";
    }

    /** The URL without its parameters, among which there may be a password. */
    public String name() {
        return url.split("[;?]", 2)[0];
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + name() + ", user=" + user + ", password=***, poolSize=" + poolSize + "]";
    }
}
