package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.warden.setting.Configuration;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/** The code, the reference file and the table in the manual contain the same settings with the same defaults. */
class SettingsTest {
    private static final String NONE = "–";

    /** {@code key=default}, or {@code #key=} where there is no default. */
    private static final Pattern LINE = Pattern.compile("(?m)^(#?)(warden\\.[a-z.-]+)=(.*)$");

    /** {@code | `key` | `default` | meaning |}. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(warden\\.[a-z.-]+)` \\| `?([^`|]+?)`? \\| \\S.*\\|$");

    private static final List<Class<?>> GROUPS = HouseTest.HOUSE.stream()
            .filter(type -> type.isAnnotatedWith(SettingsGroup.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();

    @Test
    void theCodeAsksForEverySettingOfTheReferenceAndNoOther() {
        Settings settings = MapConfig.defaults().settings();
        new Configuration(settings, GROUPS);

        assertThat(new TreeSet<>(settings.keys())).isEqualTo(reference().keySet());
    }

    @Test
    void theDefaultsAreSound() {
        assertThat(new Configuration(MapConfig.defaults().settings(), GROUPS).mistakes())
                .isEmpty();
    }

    @Test
    void productionRefusesWhatIsForTryingOut() {
        MapConfig config =
                MapConfig.defaults().with("warden.profile", "production").with("warden.password.iterations", "1");

        assertThat(new Configuration(config.settings(), GROUPS).mistakes())
                .contains("warden.public-url must be set")
                .contains("warden.password.memory-kib must be at least 47104")
                .contains("warden.db.url must name PostgreSQL")
                .contains("warden.mail.host must be set")
                .contains("warden.seal.key is required")
                .contains("warden.token.issuer must be set");
    }

    /** So that the start of a trial names everything that production will demand, and nothing else. */
    @Test
    void trialNamesExactlyWhatProductionRefuses() {
        MapConfig trial = MapConfig.defaults()
                .with("warden.public-url", "http://id.example.org")
                .with("warden.password.iterations", "1")
                .with("warden.key.announce", "PT1M")
                .with("warden.mail.encryption", "none");
        Configuration configuration = new Configuration(trial.settings(), GROUPS);
        assertThat(configuration.mistakes()).isEmpty();
        List<String> unsafe = configuration.unsafe();

        Configuration production =
                new Configuration(trial.with("warden.profile", "production").settings(), GROUPS);
        assertThat(production.mistakes().lines().skip(1).map(line -> line.replaceAll("^ *- | .*", "")))
                .containsExactlyElementsOf(unsafe)
                .contains("warden.db.url", "warden.key.announce", "warden.mail.encryption", "warden.public-url");
        assertThat(production.unsafe()).isEmpty();
    }

    @Test
    void theManualHasTheSettingsOfTheReferenceWithTheirDefaults() {
        Map<String, String> manual = new TreeMap<>();
        for (MatchResult row :
                ROW.matcher(Sources.manual("settings.md")).results().toList()) {
            manual.put(row.group(1), row.group(2));
        }

        assertThat(manual).isEqualTo(reference());
    }

    @Test
    void noSettingPrintsItsSecret() {
        MapConfig config = MapConfig.defaults()
                .with("warden.db.password", "canary-one")
                .with("warden.seal.key", "Y2FuYXJ5IHR3byBjYW5hcnkgdHdvIGNhbmFyeSB0d28=")
                .with("warden.bootstrap.admin-email", "admin@example.org")
                .with("warden.bootstrap.admin-password", "canary three, long enough");

        Configuration configuration = new Configuration(config.settings(), GROUPS);
        assertThat(configuration.mistakes()).isEmpty();
        assertThat(GROUPS)
                .extracting(group -> configuration.group(group).toString())
                .allSatisfy(text -> assertThat(text).doesNotContain("canary", "Y2Fu"));
    }

    private static Map<String, String> reference() {
        Map<String, String> reference = new TreeMap<>();
        Path file = Path.of("src/main/resources/META-INF/microprofile-config.properties");
        for (MatchResult line : LINE.matcher(Sources.read(file)).results().toList()) {
            reference.put(line.group(2), line.group(1).isEmpty() ? line.group(3) : NONE);
        }
        return reference;
    }
}
