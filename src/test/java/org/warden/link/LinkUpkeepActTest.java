package org.warden.link;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Rows;
import org.warden.time.HandClock;

@Acts
class LinkUpkeepActTest {
    @Inject
    LinkUpkeep links;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

    @Test
    void linkIsKeptForAnHourAfterItsEnd() {
        links(1, clock.instant().minus(Duration.ofHours(1)));
        links.work();
        assertThat(rows.count("link")).isEqualTo(1);
    }

    @Test
    void linkThatEndedMoreThanAnHourAgoIsForgotten() {
        links(1, clock.instant().minus(Duration.ofHours(1)).minusMillis(1));
        links.work();
        assertThat(rows.count("link")).isZero();
    }

    @Test
    void fiveHundredRowsAreForgottenAtOnce() {
        links(501, Instant.EPOCH);
        assertThat(links.work()).as("more").isTrue();
        assertThat(rows.count("link")).isEqualTo(1);
        assertThat(links.work()).as("more").isFalse();
    }

    private void links(int count, Instant expires) {
        rows.change(
                "insert into link (hash, purpose, account_id, email, email_key, created, expires)"
                        + " select cast(\"X\" as varchar), 'RESET', random_uuid(), 'x', 'x', '2000-01-01 00:00:00Z', ?"
                        + " from system_range(1, ?)",
                expires.toString(),
                count);
    }
}
