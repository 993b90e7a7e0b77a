package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchFilterTest {
    private static final List<String> OFF = List.of("console", "openapi/ui");

    @ParameterizedTest
    @ValueSource(strings = {"console", "console/style.css", "console/parts/table.js", "openapi/ui"})
    void addressAndAllBelowItAreOff(String address) {
        assertThat(SwitchFilter.isBelowOne(OFF, address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consoles", "openapi", "openapi/uix", "api/console"})
    void otherAddressesStay(String address) {
        assertThat(SwitchFilter.isBelowOne(OFF, address)).isFalse();
    }
}
