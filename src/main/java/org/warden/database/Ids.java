package org.warden.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Creates keys for new rows: UUID version 7 (RFC 9562, section 5.7), so that rows created together are stored together. */
@ApplicationScoped
public class Ids {
    @Inject
    Clock clock;

    @Inject
    SecureRandom random;

    public UUID next() {
        return version7(clock.millis(), random.nextLong(), random.nextLong());
    }

    /** A value below every id that is created at this moment or later, and above every earlier id. */
    public static UUID first(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16, 0);
    }

    /** 48 bits of milliseconds, the version, 12 random bits; the variant, 62 random bits. */
    static UUID version7(long millis, long randomHigh, long randomLow) {
        long high = (millis << 16) | 0x7000L | (randomHigh & 0x0FFFL);
        long low = (randomLow & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
