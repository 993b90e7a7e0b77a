package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class DatabaseSettingsTest {
    private static final String POSTGRESQL = "jdbc:postgresql://db/warden";
    private static final String DIRECT = "jdbc:postgresql://primary/warden";
    private static final String H2 = "jdbc:h2:file:./data/warden";

    @Test
    void defaultIsAnH2FileBesideTheServer() {
        Settings settings = MapConfig.defaults().settings();
        assertThat(DatabaseSettings.from(settings))
                .isEqualTo(new DatabaseSettings(
                        H2, "", "", 16, Duration.ofSeconds(5), new DatabaseSettings.Login(H2, "", "")));
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void everySettingIsRead() {
        Settings settings = new MapConfig()
                .with("warden.db.url", POSTGRESQL)
                .with("warden.db.user", "duke")
                .with("warden.db.password", " s3cret ")
                .with("warden.db.pool-size", "5")
                .with("warden.db.timeout", "PT9S")
                .with("warden.db.migration-url", DIRECT)
                .with("warden.db.migration-user", "owner")
                .with("warden.db.migration-password", " h1dden ")
                .settings();
        assertThat(DatabaseSettings.from(settings))
                .isEqualTo(new DatabaseSettings(
                        POSTGRESQL,
                        "duke",
                        " s3cret ",
                        5,
                        Duration.ofSeconds(9),
                        new DatabaseSettings.Login(DIRECT, "owner", " h1dden ")));
    }

    @Test
    void migrationsUseTheSameUserUnlessAnotherIsNamed() {
        assertThat(migration()).isEqualTo(new DatabaseSettings.Login(POSTGRESQL, "duke", "s3cret"));
        assertThat(migration("warden.db.migration-url", DIRECT))
                .isEqualTo(new DatabaseSettings.Login(DIRECT, "duke", "s3cret"));
    }

    /** The password of the usual user would be sent for another one. */
    @Test
    void userForMigrationsWithoutAPasswordHasNone() {
        assertThat(migration("warden.db.migration-user", "owner"))
                .isEqualTo(new DatabaseSettings.Login(POSTGRESQL, "owner", ""));
    }

    @Test
    void passwordForMigrationsWithoutAUserIsAMistake() {
        assertThat(mistakes(onPostgresql().with("warden.db.migration-password", "x")))
                .containsExactly("warden.db.migration-password must not be set without warden.db.migration-user");
    }

    @Test
    void userForMigrationsIsAMistakeIfTheUrlNamesAnother() {
        String url = POSTGRESQL + "?user=duke";
        assertThat(mistakes(onPostgresql().with("warden.db.url", url).with("warden.db.migration-user", "owner")))
                .containsExactly(
                        "warden.db.migration-user must not be set if the URL for migrations has the parameter user"
                                + " or password");
    }

    @Test
    void migrationsOnAnotherKindOfDatabaseAreAMistake() {
        assertThat(mistakes(onPostgresql().with("warden.db.migration-url", H2)))
                .containsExactly("warden.db.migration-url must start with jdbc:postgresql:");
        assertThat(mistakes("warden.db.migration-user", "owner"))
                .containsExactly("warden.db.url must name PostgreSQL if warden.db.migration-... is set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://db/warden",
                "jdbc:postgres://db",
                "postgresql://db/warden",
                "h2",
                "JDBC:H2:mem:x",
                "jdbc:h2:tcp://db/x",
                "jdbc:h2:zip:x.zip!/y"
            })
    void anyOtherDatabaseIsAMistake(String url) {
        assertThat(mistakes("warden.db.url", url))
                .containsExactly("warden.db.url must start with jdbc:postgresql:, jdbc:h2:file: or jdbc:h2:mem:");
    }

    @Test
    void productionRefusesH2() {
        Settings settings =
                MapConfig.defaults().with("warden.profile", "production").settings();
        DatabaseSettings.from(settings);
        assertThat(settings.mistakes())
                .containsExactly(
                        "warden.db.url must name PostgreSQL when warden.profile=production: H2 is for trials only");
    }

    @Test
    void productionAcceptsPostgresql() {
        Settings settings = MapConfig.defaults()
                .with("warden.profile", "production")
                .with("warden.db.url", POSTGRESQL)
                .settings();
        DatabaseSettings.from(settings);
        assertThat(settings.mistakes()).isEmpty();
    }

    @Test
    void poolHoldsFrom2To200() {
        assertThat(mistakes("warden.db.pool-size", "2")).isEmpty();
        assertThat(mistakes("warden.db.pool-size", "200")).isEmpty();
        assertThat(mistakes("warden.db.pool-size", "1")).hasSize(1);
        assertThat(mistakes("warden.db.pool-size", "201")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:./data/x", "jdbc:h2:file:./data/x;AUTO_SERVER=TRUE", "jdbc:h2:data/x"})
    void folderIsWhereTheFileIsHoweverItsPathIsWritten(String url) {
        assertThat(url(url).folder()).contains(Path.of("data").toAbsolutePath());
    }

    @Test
    void databaseInMemoryHasNoFolder() {
        assertThat(url("jdbc:h2:mem:x;DB_CLOSE_DELAY=-1").folder()).isEmpty();
    }

    @Test
    void whatTheOperatorChoseIsNotSaidTwice() {
        assertThat(url("jdbc:h2:mem:x;mode=PostgreSQL;WRITE_DELAY=100").effectiveUrl())
                .isEqualTo("jdbc:h2:mem:x;mode=PostgreSQL;WRITE_DELAY=100;DATABASE_TO_LOWER=TRUE"
                        + ";DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    }

    @Test
    void databaseInMemoryOutlivesItsLastConnection() {
        assertThat(url("jdbc:h2:mem:x").effectiveUrl()).endsWith(";DB_CLOSE_DELAY=-1");
        assertThat(url("jdbc:h2:mem:x;DB_CLOSE_DELAY=60").effectiveUrl()).doesNotContain("DB_CLOSE_DELAY=-1");
        assertThat(url("jdbc:h2:file:./data/x").effectiveUrl()).doesNotContain("DB_CLOSE_DELAY");
    }

    @Test
    void driverIsThatOfTheUrl() {
        assertThat(RealConnection.nameOfDriver("jdbc:h2:mem:x")).isEqualTo("org.h2.Driver");
        assertThat(RealConnection.nameOfDriver(POSTGRESQL)).isEqualTo("org.postgresql.Driver");
    }

    @Test
    void h2SpeaksTheDialectOfPostgresql() {
        assertThat(url("jdbc:h2:mem:x").effectiveUrl())
                .startsWith("jdbc:h2:mem:x;")
                .contains("MODE=PostgreSQL");
    }

    @Test
    void urlOfPostgresqlIsUsedAsItIs() {
        assertThat(url(POSTGRESQL + "?ssl=true").effectiveUrl()).isEqualTo(POSTGRESQL + "?ssl=true");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/var/lib/warden/db, /var/lib/warden",
        "jdbc:h2:file:/var/lib/warden/db;AUTO_SERVER=TRUE, /var/lib/warden",
        "jdbc:h2:file:/var/lib/../lib/warden/db, /var/lib/warden"
    })
    void folderIsWhereTheH2FileIs(String url, Path folder) {
        assertThat(url(url).folder()).contains(folder);
    }

    @Test
    void relativeFolderIsSeenFromTheWorkingDirectory() {
        assertThat(url("jdbc:h2:file:./data/warden").folder())
                .contains(Path.of("").toAbsolutePath().resolve("data"));
    }

    @Test
    void tildeIsTheHomeOfTheUser() {
        assertThat(url("jdbc:h2:file:~/warden").folder()).contains(Path.of(System.getProperty("user.home")));
    }

    @ParameterizedTest
    @ValueSource(strings = {POSTGRESQL, "jdbc:h2:mem:x", "jdbc:h2:tcp://db/warden"})
    void anyOtherDatabaseHasNoFolder(String url) {
        assertThat(url(url).folder()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/warden?user=duke&password=s3cret",
                "jdbc:postgresql://db/warden?password=s3cret",
                "jdbc:h2:file:./data/warden;PASSWORD=s3cret",
                "jdbc:h2:mem:x;USER=sa;PASSWORD=s3cret"
            })
    void printedSettingsHideThePassword(String url) {
        assertThat(settings(url, "duke", "s3cret").toString())
                .contains("duke")
                .contains("***")
                .doesNotContain("s3cret");
    }

    private static DatabaseSettings url(String url) {
        return settings(url, "", "");
    }

    private static DatabaseSettings settings(String url, String user, String password) {
        return new DatabaseSettings(
                url, user, password, 16, Duration.ofSeconds(5), new DatabaseSettings.Login(url, user, password));
    }

    private static MapConfig onPostgresql() {
        return MapConfig.defaults()
                .with("warden.db.url", POSTGRESQL)
                .with("warden.db.user", "duke")
                .with("warden.db.password", "s3cret");
    }

    private static DatabaseSettings.Login migration(String... setting) {
        MapConfig config = onPostgresql();
        for (int i = 0; i < setting.length; i += 2) {
            config.with(setting[i], setting[i + 1]);
        }
        return DatabaseSettings.from(config.settings()).migration();
    }

    private static Iterable<String> mistakes(String key, String value) {
        return mistakes(MapConfig.defaults().with(key, value));
    }

    private static Iterable<String> mistakes(MapConfig config) {
        Settings settings = config.settings();
        DatabaseSettings.from(settings);
        return settings.mistakes();
    }
}
