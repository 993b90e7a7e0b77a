package org.warden.key;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.warden.key.Keys.Material;

/** Key rings without a database: the first key signs. */
public final class Rings {
    static final KeySettings SETTINGS = settings(KeySettings.Algorithm.RS256);

    private Rings() {}

    static KeySettings settings(KeySettings.Algorithm algorithm) {
        return new KeySettings(algorithm, 2048, Duration.ofDays(30), Duration.ofHours(2), Duration.ofMinutes(15));
    }

    /** A ring with exactly these keys. */
    public static KeyRing of(Clock clock, JWK... keys) {
        return over(new Shelf(keys), clock);
    }

    /** A ring with one key, which signs. */
    public static KeyRing ofOneKey() {
        return of(Clock.systemUTC(), GeneratedKeys.EC);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    static KeyRing over(Shelf shelf, Clock clock) {
        KeyRing ring = new KeyRing();
        ring.reading = shelf;
        ring.settings = SETTINGS;
        ring.clock = clock;
        ring.reload();
        return ring;
    }

    /** Keys of which the first signs; none is ever removed. */
    static Keys keys(List<JWK> jwks) {
        List<Keys.Key> line = new ArrayList<>();
        for (JWK jwk : jwks) {
            Instant activeFrom = Instant.EPOCH.minusSeconds(line.size());
            Instant retires = line.isEmpty() ? Instant.MAX : line.get(0).activeFrom();
            line.add(0, new Keys.Key(Material.of(jwk), activeFrom, retires, Instant.MAX));
        }
        return Keys.of(line);
    }

    /** The table of keys, to which another node may add one. Counts how often it is read. */
    static final class Shelf extends KeyReading {
        private final List<JWK> jwks;
        private int readings;

        Shelf(JWK... jwks) {
            this.jwks = new ArrayList<>(List.of(jwks));
        }

        void add(JWK key) {
            jwks.add(key);
        }

        int readings() {
            return readings;
        }

        @Override
        public Keys read(Keys known) {
            readings++;
            return keys(List.copyOf(jwks));
        }
    }
}
