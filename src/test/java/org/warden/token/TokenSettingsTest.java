package org.warden.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;
import org.warden.setting.Settings;

class TokenSettingsTest {
    @Test
    void defaultsAreThoseOfTheGuides() {
        assertThat(TokenSettings.from(MapConfig.defaults().settings())).isEqualTo(Forge.SETTINGS);
    }

    @Test
    void productionNeedsAChosenIssuer() {
        assertThat(mistakes(MapConfig.defaults().with("warden.profile", "production")))
                .containsExactly("warden.token.issuer must be set when warden.profile=production");
    }

    @Test
    void chosenIssuerDoesForProduction() {
        assertThat(mistakes(MapConfig.defaults()
                        .with("warden.profile", "production")
                        .with("warden.token.issuer", "https://id.example.org")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT24H"})
    void lifeIsFromASecondToADay(String life) {
        assertThat(mistakes(MapConfig.defaults().with("warden.token.life", life)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT24H1S", "PT0S", "-PT15M"})
    void anyOtherLifeIsAMistake(String life) {
        assertThat(mistakes(MapConfig.defaults().with("warden.token.life", life)))
                .hasSize(1);
    }

    @Test
    void permissionsAreWordsWithCommasBetween() {
        MapConfig config = MapConfig.defaults().with("warden.token.permissions", " product, order:item,");
        assertThat(TokenSettings.from(config.settings()).permissions()).containsExactly("product", "order:item");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "product:*", "Product", "product:", "product order", "product;order"})
    void permissionsThatAreNoWordsAreAMistake(String words) {
        assertThat(mistakes(MapConfig.defaults().with("warden.token.permissions", words)))
                .containsExactly(
                        "warden.token.permissions must be words of permissions without *, separated by commas");
    }

    private static List<String> mistakes(MapConfig config) {
        Settings settings = config.settings();
        TokenSettings.from(settings);
        return settings.mistakes();
    }
}
