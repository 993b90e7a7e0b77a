package org.warden;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.warden.StartReport.Facts;
import org.warden.key.KeyRing.Term;

/** The lines of a start, from its facts. {@code StartReportIT} reads those of a server. */
class StartReportTest {
    private static final Instant NOW = Instant.parse("2026-01-13T18:00:00Z");

    private static final Term TERM =
            new Term(Instant.parse("2026-01-01T12:00:00.5Z"), Instant.parse("2026-01-31T12:00:00.5Z"));

    @Test
    void trialNamesItsUnsafeSettings() {
        assertThat(facts(Duration.ofMillis(-7), List.of("warden.db.url", "warden.mail.host")))
                .containsExactly(
                        "Warden 1.0 on Server 7, Java 25",
                        "Database: H2 2.2 at jdbc:h2:./data/warden",
                        "Clock: 7 ms behind the clock of the database",
                        "Signing key: 12 days old, to be replaced at 2026-01-31T12:00:00Z",
                        "Trial: warden.profile=production would refuse warden.db.url, warden.mail.host");
    }

    @Test
    void nothingUnsafeIsNotWorthALine() {
        assertThat(facts(Duration.ofSeconds(2), List.of()))
                .contains("Clock: 2000 ms ahead of the clock of the database")
                .noneMatch(line -> line.contains("production"));
    }

    private static List<String> facts(Duration ahead, List<String> unsafe) {
        return new Facts("1.0", "Server 7", "25", "H2 2.2", "jdbc:h2:./data/warden", ahead, Optional.of(TERM), unsafe)
                .lines(NOW);
    }
}
