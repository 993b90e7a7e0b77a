package org.warden.secondfactor;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.setting.MapConfig;

class SecondFactorSettingsTest {
    private static final List<String> KNOWN = List.of("Administrator", "Moderator", "User");

    @ParameterizedTest
    @ValueSource(strings = {"", "Administrator", " administrator , MODERATOR", ","})
    void rolesThatExistAreTakenInAnyLetterCase(String roles) {
        assertThatCode(() -> settings(roles).requireKnown(KNOWN)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Administrators", "Administrator, Moderater", "Administrator;User", "admin"})
    void misspelledRoleIsAMistakeThatNamesTheRolesThereAre(String roles) {
        assertThatThrownBy(() -> settings(roles).requireKnown(KNOWN))
                .hasMessageContaining("warden.second-factor.roles names a role that does not exist")
                .hasMessageContaining("Administrator, Moderator, User")
                .hasMessageNotContaining(roles);
    }

    private static SecondFactorSettings settings(String roles) {
        return SecondFactorSettings.from(
                MapConfig.defaults().with("warden.second-factor.roles", roles).settings());
    }
}
