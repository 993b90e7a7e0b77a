package org.warden.key;

import com.nimbusds.jose.jwk.JWK;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Key rings without a database: the first key signs. */
public final class Rings {
    private Rings() {}

    /** A ring that holds these keys and finds no others. */
    public static KeyRing of(Clock clock, JWK... keys) {
        return over(new Shelf(keys), clock);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    static KeyRing over(Shelf shelf, Clock clock) {
        KeyRing ring = new KeyRing();
        ring.reading = shelf;
        ring.clock = clock;
        ring.reload();
        return ring;
    }

    /** The table of keys, to which another node may add one, and how often it was read. */
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
        public Keys read() {
            readings++;
            return Keys.of(List.copyOf(jwks), jwks.get(0).getKeyID());
        }
    }
}
