package org.warden.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchesTest {
    private static final List<String> OFF = List.of("console", "openapi/ui");

    @ParameterizedTest
    @ValueSource(strings = {"console", "console/style.css", "console/parts/table.js", "openapi/ui"})
    void addressAndAllBelowItAreOff(String address) {
        assertThat(OFF).anyMatch(off -> Switches.isBelow(address, off));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "consoles", "openapi", "openapi/uix", "api/console"})
    void otherAddressesStay(String address) {
        assertThat(OFF).noneMatch(off -> Switches.isBelow(address, off));
    }
}
