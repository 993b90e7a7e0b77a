package org.warden.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.warden.database.FixedIds;
import org.warden.person.Person;
import org.warden.seal.Seals;

class KnownDevicesTest {
    private final KnownDevices devices = devices();
    private final Account account = account();

    @Test
    void deviceIsKnownAgain() {
        String kept = devices.trust(null, account);
        assertThat(devices.read(kept, account)).isPresent();
        assertThat(devices.trust(kept, account)).isEqualTo(kept);
    }

    @Test
    void deviceOfAnotherAccountIsNot() {
        assertThat(devices.read(devices.trust(null, account()), account)).isEmpty();
    }

    @Test
    void newPasswordEndsTheTrust() {
        String kept = devices.trust(null, account);
        account.changePassword("another hash");
        assertThat(devices.read(kept, account)).isEmpty();
        assertThat(devices.trust(kept, account)).isNotEqualTo(kept);
    }

    @Test
    void oneChangedLetterIsSeen() {
        String kept = devices.trust(null, account);
        for (int i = 0; i < kept.length(); i++) {
            char other = kept.charAt(i) == 'A' ? 'B' : 'A';
            String changed = kept.substring(0, i) + other + kept.substring(i + 1);
            assertThat(devices.read(changed, account)).as("letter " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "%", "AAAA", "a b", "\u20ac", "="})
    void whatProvesNothingIsNoDevice(String kept) {
        assertThat(devices.read(kept, account)).isEmpty();
    }

    private static Account account() {
        return new Account(
                UUID.randomUUID(), new Person("Jane", "Doe", "jane", "jane@example.org"), "hash", Instant.EPOCH);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static KnownDevices devices() {
        KnownDevices devices = new KnownDevices();
        devices.seal = Seals.inMemory();
        devices.ids = FixedIds.at(Instant.EPOCH);
        return devices;
    }
}
