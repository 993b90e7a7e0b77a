package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.device.DeviceUpkeep;
import org.warden.device.SeenDevices;
import org.warden.http.Requester;
import org.warden.link.LinkUpkeep;

/** The deletion of old rows, piece by piece. */
@Acts
class SweepActTest {
    @Inject
    LinkUpkeep links;

    @Inject
    DeviceUpkeep devices;

    @Inject
    SeenDevices seen;

    @Inject
    DatabaseTime database;

    @Inject
    Errand errand;

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

    @Test
    void deviceIsKeptForHalfAYear() {
        device(clock.instant().minus(Duration.ofDays(180)));
        devices.work();
        assertThat(rows.count("seen_device")).isEqualTo(1);
    }

    @Test
    void deviceOfMoreThanHalfAYearAgoIsForgotten() {
        device(clock.instant().minus(Duration.ofDays(180)).minusMillis(1));
        devices.work();
        assertThat(rows.count("seen_device")).isZero();
    }

    @Test
    void accountRemembersAHundredDevices() {
        UUID account = UUID.randomUUID();
        for (int i = 0; i < 101; i++) {
            Requester device = new Requester(null, "192.0.2.1", "Browser/" + i, "");
            clock.pass(Duration.ofMillis(1));
            errand.run(() -> seen.add(account, device));
        }
        assertThat(rows.count("seen_device")).isEqualTo(100);
        Requester first = new Requester(null, "192.0.2.1", "Browser/0", "");
        assertThat(rows.count("seen_device where print = ?", seen.fingerprint(first)))
                .isZero();
    }

    @Test
    void databaseTellsItsTime() {
        assertThat(Duration.between(database.now(), now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    private Instant now() {
        return Instant.ofEpochSecond(
                Long.parseLong(rows.text("select cast(extract(epoch from current_timestamp) as bigint)")));
    }

    private void links(int count, Instant expires) {
        rows.change(
                "insert into link (hash, purpose, account_id, email, email_key, created, expires)"
                        + " select cast(\"X\" as varchar), 'RESET', random_uuid(), 'x', 'x', '2000-01-01 00:00:00Z', ?"
                        + " from system_range(1, ?)",
                expires.toString(),
                count);
    }

    private void device(Instant seen) {
        rows.change(
                "insert into seen_device (id, account_id, print, seen) values (random_uuid(), random_uuid(), 'x', ?)",
                seen.toString());
    }
}
