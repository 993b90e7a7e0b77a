package org.warden.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The database and the connections to it.
 *
 * @param url a JDBC URL of H2 or PostgreSQL
 * @param user the database user; empty if the URL contains it or none is required
 * @param password the user's password
 * @param poolSize the most connections of this node
 * @param timeout how long a statement may wait for an answer from PostgreSQL
 * @param migration how migrations reach the same database
 */
@SettingsGroup
public record DatabaseSettings(
        String url, String user, String password, int poolSize, Duration timeout, Login migration) {
    private static final String URL = "warden.db.url";
    private static final String MIGRATION_URL = "warden.db.migration-url";
    private static final String MIGRATION_USER = "warden.db.migration-user";
    private static final String MIGRATION_PASSWORD = "warden.db.migration-password";
    /** The driver prefers these to the settings. */
    private static final Pattern USER_IN_URL = Pattern.compile("[?&](user|password)=");

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** Embedded H2, in a file or in memory. The group is the path of the file. */
    private static final Pattern EMBEDDED_H2 =
            Pattern.compile("jdbc:h2:(?:mem:.*|(?:file:)?(?![a-z]{2,}:)([^;]+)(?:;.*)?)");

    /** What Warden requires of H2: PostgreSQL's dialect, and commits that survive {@code kill -9}. */
    private static final List<String> H2_PARAMETERS =
            List.of(";MODE=PostgreSQL", ";DATABASE_TO_LOWER=TRUE", ";DEFAULT_NULL_ORDERING=HIGH", ";WRITE_DELAY=0");

    /** Keeps a database in memory after its last connection closes, until the server stops. */
    private static final String KEPT = ";DB_CLOSE_DELAY=-1";

    public static DatabaseSettings from(Settings settings) {
        String url = settings.text(URL);
        if (!url.startsWith(POSTGRESQL) && !EMBEDDED_H2.matcher(url).matches()) {
            settings.mistake(URL, "must start with jdbc:postgresql:, jdbc:h2:file: or jdbc:h2:mem:");
        } else if (url.startsWith(H2)) {
            settings.refuseInProduction(
                    URL, "must name PostgreSQL when warden.profile=production: H2 is for trials only");
        }
        String user = settings.optional("warden.db.user").orElse("");
        String password = settings.optional("warden.db.password").orElse("");
        return new DatabaseSettings(
                url,
                user,
                password,
                settings.number("warden.db.pool-size", 2, 200),
                settings.duration("warden.db.timeout", Duration.ofSeconds(1), Duration.ofMinutes(5)),
                migration(settings, new Login(url, user, password)));
    }

    /** The password of {@code warden.db.user} is never sent for another user. */
    private static Login migration(Settings settings, Login usual) {
        Optional<String> url = settings.optional(MIGRATION_URL);
        Optional<String> user = settings.optional(MIGRATION_USER);
        Optional<String> password = settings.optional(MIGRATION_PASSWORD);
        if (usual.url.startsWith(H2)) {
            url.or(() -> user)
                    .or(() -> password)
                    .ifPresent(any -> settings.mistake(URL, "must name PostgreSQL if warden.db.migration-... is set"));
        } else if (url.isPresent() && !url.get().startsWith(POSTGRESQL)) {
            settings.mistake(MIGRATION_URL, "must start with jdbc:postgresql:");
        }
        if (user.isPresent() && USER_IN_URL.matcher(url.orElse(usual.url)).find()) {
            settings.mistake(
                    MIGRATION_USER, "must not be set if the URL for migrations has the parameter user or password");
        }
        if (password.isPresent() && user.isEmpty()) {
            settings.mistake(MIGRATION_PASSWORD, "must not be set without " + MIGRATION_USER);
        }
        return new Login(
                url.orElse(usual.url),
                user.orElse(usual.user),
                user.isPresent() ? password.orElse("") : usual.password);
    }

    public boolean isH2() {
        return url.startsWith(H2);
    }

    /** The folder of the H2 file, empty for any other database. */
    public Optional<Path> folder() {
        return file().map(Path::getParent);
    }

    /** The H2 file, empty for any other database. */
    Optional<Path> file() {
        Matcher embedded = EMBEDDED_H2.matcher(url);
        return embedded.matches() && embedded.group(1) != null
                ? Optional.of(path(embedded.group(1) + ".mv.db"))
                : Optional.empty();
    }

    private static Path path(String file) {
        return Path.of(file.replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home"))))
                .toAbsolutePath()
                .normalize();
    }

    /** How requests reach the database, with the effective URL. */
    Login usual() {
        return new Login(effectiveUrl(), user, password);
    }

    /** How migrations reach the database: on H2 like requests. */
    Login forMigrations() {
        return isH2() ? usual() : migration;
    }

    /** The URL with the parameters that Warden requires, except those that the operator set. */
    String effectiveUrl() {
        StringBuilder effective = new StringBuilder(url);
        if (isH2()) {
            H2_PARAMETERS.stream().filter(parameter -> !isChosen(parameter)).forEach(effective::append);
            // On some servers (Open Liberty) no connection is open between the migration and the first request.
            if (url.startsWith("jdbc:h2:mem:") && !isChosen(KEPT)) {
                effective.append(KEPT);
            }
        }
        return effective.toString();
    }

    private boolean isChosen(String parameter) {
        return url.toUpperCase(Locale.ROOT).contains(parameter.substring(0, parameter.indexOf('=') + 1));
    }

    /** The URL without its parameters, which may contain a password. */
    public String name() {
        return nameOf(url);
    }

    private static String nameOf(String url) {
        return url.split("[;?]", 2)[0];
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + name() + ", user=" + user + ", password=***, poolSize=" + poolSize
                + ", timeout=" + timeout + ", migration=" + migration + "]";
    }

    /** The URL, the user and the password of a connection. */
    public record Login(String url, String user, String password) {
        @Override
        public String toString() {
            return "Login[url=" + nameOf(url) + ", user=" + user + ", password=***]";
        }
    }
}
