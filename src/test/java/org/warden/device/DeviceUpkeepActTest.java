package org.warden.device;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Errand;
import org.warden.act.Rows;
import org.warden.http.Requester;
import org.warden.time.HandClock;

@Acts
class DeviceUpkeepActTest {
    @Inject
    DeviceUpkeep devices;

    @Inject
    SeenDevices seen;

    @Inject
    Errand errand;

    @Inject
    HandClock clock;

    @Inject
    Rows rows;

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

    private void device(Instant seen) {
        rows.change(
                "insert into seen_device (id, account_id, print, seen) values (random_uuid(), random_uuid(), 'x', ?)",
                seen.toString());
    }
}
