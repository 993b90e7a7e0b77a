package org.warden.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    /** A group with a renamed setting. */
    public record FruitSettings(String name) {
        public static FruitSettings from(Settings settings) {
            settings.renamed("warden.fruit.word", "warden.fruit.name");
            return new FruitSettings(settings.text("warden.fruit.name"));
        }
    }

    /** A group that reads one more setting. */
    public record BowlSettings(int size) {
        public static BowlSettings from(Settings settings) {
            return new BowlSettings(settings.number("warden.bowl.size", 1, 9));
        }
    }

    /** A group with a defect. */
    public record BrokenSettings(int number) {
        public static BrokenSettings from(Settings settings) {
            return new BrokenSettings(
                    Integer.parseInt(settings.optional("warden.broken").orElse("broken")));
        }
    }

    private static final Logger LOG = Logger.getLogger(Settings.class.getName());

    private final List<String> log = new ArrayList<>();
    private final MapConfig config = new MapConfig().withDefault("warden.bowl.size", "3");

    @BeforeEach
    void readTheLog() {
        LOG.setFilter(line -> {
            log.add(new SimpleFormatter().formatMessage(line));
            return false;
        });
    }

    @AfterEach
    void readItNoMore() {
        LOG.setFilter(null);
    }

    @Test
    void everyGroupIsRead() {
        config.with("warden.fruit.name", "pear");
        assertThat(configuration().mistakes()).isEmpty();
        assertThat(configuration().group(FruitSettings.class)).isEqualTo(new FruitSettings("pear"));
        assertThat(log).isEmpty();
        assertThat(configuration().group(BowlSettings.class)).isEqualTo(new BowlSettings(3));
    }

    @Test
    void mistakesOfAllGroupsAreToldTogetherAndSorted() {
        config.with("warden.bowl.size", "10").with("WARDEN_BOWL_SZE", "1");
        assertThat(configuration().mistakes()).isEqualTo("""
                Warden cannot start with these settings:
                  - warden.bowl.size must be a whole number from 1 to 9
                  - warden.fruit.name is required
                  - WARDEN_BOWL_SZE is not a setting of Warden""");
    }

    @Test
    void groupThatCannotBeReadKeepsNoOtherFromBeingRead() {
        Configuration configuration =
                new Configuration(config.settings(), List.of(BrokenSettings.class, BowlSettings.class));
        assertThat(configuration.mistakes()).contains("warden settings cannot be read: ", "broken");
        assertThat(configuration.group(BowlSettings.class).size()).isEqualTo(3);
        assertThatThrownBy(() -> configuration.group(BrokenSettings.class)).hasMessageContaining("broken");
        assertThat(configuration.find(BrokenSettings.class)).isEmpty();
    }

    @Test
    void settingOfAGroupThatCannotBeReadIsNotCalledUnknown() {
        config.with("WARDEN_FRUIT_NAME", "pear");
        assertThat(new Configuration(config.settings(), List.of(BrokenSettings.class)).mistakes())
                .doesNotContain("is not a setting of Warden");
    }

    @Test
    void formerNameIsUnderstood() {
        config.with("warden.fruit.word", "pear");
        assertThat(configuration().mistakes()).isEmpty();
        assertThat(configuration().group(FruitSettings.class).name()).isEqualTo("pear");
    }

    @Test
    void formerNameIsLoggedOnceWithTheNewOne() {
        Settings settings = config.with("warden.fruit.word", "pear").settings();
        FruitSettings.from(settings);
        FruitSettings.from(settings);
        assertThat(log)
                .containsExactly(
                        "warden.fruit.word is now called warden.fruit.name: the next release accepts only the new name");
    }

    @Test
    void formerNameWinsOverTheDefaultOfTheNewOne() {
        config.withDefault("warden.fruit.name", "apple").with("warden.fruit.word", "pear");
        assertThat(configuration().mistakes()).isEmpty();
        assertThat(configuration().group(FruitSettings.class).name()).isEqualTo("pear");
    }

    @Test
    void bothNamesAtOnceAreAMistake() {
        config.with("warden.fruit.name", "apple").with("warden.fruit.word", "pear");
        assertThat(configuration().mistakes())
                .contains("warden.fruit.word must not be set together with warden.fruit.name, which is its new name");
    }

    @Test
    void formerNameIsNoneOfTheSettingsThatTheManualLists() {
        Settings settings = config.with("warden.fruit.word", "pear").settings();
        FruitSettings.from(settings);
        assertThat(settings.keys()).containsExactly("warden.fruit.name");
    }

    @Test
    void valueUnderTheFormerNameCountsAsChosen() {
        Settings settings = config.with("warden.profile", "production")
                .withDefault("warden.fruit.name", "apple")
                .with("warden.fruit.word", "pear")
                .settings();
        FruitSettings.from(settings);
        settings.requireChosenInProduction("warden.fruit.name");
        assertThat(settings.mistakes()).isEmpty();
    }

    private Configuration configuration() {
        return new Configuration(config.settings(), List.of(FruitSettings.class, BowlSettings.class));
    }
}
