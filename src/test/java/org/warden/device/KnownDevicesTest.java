package org.warden.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.database.FixedIds;
import org.warden.seal.Seals;

class KnownDevicesTest {
    private final KnownDevices devices = devices();
    private final UUID account = UUID.randomUUID();

    @Test
    void deviceIsKnownAgain() {
        String kept = devices.trust(null, account, 1);
        assertThat(devices.read(kept, account, 1)).isPresent();
        assertThat(devices.trust(kept, account, 1)).isEqualTo(kept);
    }

    @Test
    void deviceOfAnotherAccountIsNot() {
        assertThat(devices.read(devices.trust(null, UUID.randomUUID(), 1), account, 1))
                .isEmpty();
    }

    @Test
    void anotherEpochEndsTheTrust() {
        String kept = devices.trust(null, account, 1);
        assertThat(devices.read(kept, account, 2)).isEmpty();
        assertThat(devices.trust(kept, account, 2)).isNotEqualTo(kept);
    }

    @Test
    void oneChangedLetterIsSeen() {
        String kept = devices.trust(null, account, 1);
        for (int i = 0; i < kept.length(); i++) {
            char other = kept.charAt(i) == 'A' ? 'B' : 'A';
            String changed = kept.substring(0, i) + other + kept.substring(i + 1);
            assertThat(devices.read(changed, account, 1)).as("letter " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%", "AAAA", "a b", "\u20ac", "="})
    void whatProvesNothingIsNoDevice(String kept) {
        assertThat(devices.read(kept, account, 1)).isEmpty();
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static KnownDevices devices() {
        KnownDevices devices = new KnownDevices();
        devices.seal = Seals.inMemory();
        devices.ids = FixedIds.at(Instant.EPOCH);
        return devices;
    }
}
