package org.warden.key;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.warden.audit.Remembered;
import org.warden.seal.Seal;
import org.warden.seal.Seals;

/** The table of keys in memory, and the classes that use it, at a time that the test sets. */
final class Table extends SigningKeys {
    final Seal seal = Seals.inMemory();
    final List<SigningKey> rows = new ArrayList<>();
    private int readings;

    @Override
    List<SigningKey> all() {
        readings++;
        return rows.stream()
                .sorted(Comparator.comparing(SigningKey::created).reversed())
                .toList();
    }

    @Override
    List<SigningKey> locked() {
        return all();
    }

    @Override
    void add(SigningKey key) {
        rows.add(key);
    }

    int readings() {
        return readings;
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    KeyRotation rotation(KeySettings settings, Clock clock) {
        KeyRotation rotation = new KeyRotation();
        rotation.keys = this;
        rotation.making = making(settings, clock);
        rotation.settings = settings;
        rotation.audit = new Remembered();
        rotation.clock = clock;
        return rotation;
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    KeyRing ring(KeySettings settings, Clock clock) {
        KeyReading reading = new KeyReading();
        reading.keys = this;
        reading.making = making(settings, clock);
        reading.settings = settings;
        reading.clock = clock;
        KeyRing ring = new KeyRing();
        ring.reading = reading;
        ring.settings = settings;
        ring.clock = clock;
        return ring;
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    KeyMaking making(KeySettings settings, Clock clock) {
        KeyMaking making = new KeyMaking();
        making.settings = settings;
        making.seal = seal;
        making.clock = clock;
        making.random = new SecureRandom();
        return making;
    }
}
