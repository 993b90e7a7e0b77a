package org.warden.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts, their tests and the manual name the same; {@link MonitoringIT} checks the rest. */
class MonitoringTest {
    /** {@code - name: WardenDown fires}. */
    private static final Pattern TEST = Pattern.compile("(?m)^ *- name: (\\w+ (?:fires|is silent))$");

    private static final Pattern EXPECTED = Pattern.compile("alertname: (\\w+)\n *exp_alerts:( \\[])?\n");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Warden\\w+)` \\| \\S.* \\| \\S.* \\|$");

    @Test
    void everyAlertIsTestedFiringAndSilent() {
        List<String> wanted = Monitoring.alerts().stream()
                .flatMap(alert -> Stream.of(alert + " fires", alert + " is silent"))
                .toList();
        String tests = Monitoring.read(Monitoring.RULE_TESTS);
        assertThat(found(TEST, tests)).isEqualTo(wanted);
        assertThat(EXPECTED.matcher(tests)
                        .results()
                        .map(test -> test.group(1) + (test.group(2) == null ? " fires" : " is silent")))
                .isEqualTo(wanted);
    }

    @Test
    void manualSaysWhatToDoForEachAlert() {
        assertThat(found(ROW, Monitoring.read(Monitoring.PAGE))).isEqualTo(Monitoring.alerts());
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(one -> one.group(1)).toList();
    }
}
