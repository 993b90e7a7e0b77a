package org.warden.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class InstantConverterTest {
    private static final Instant MOMENT = Instant.parse("2026-03-29T01:30:00.123456Z");

    private final InstantConverter converter = new InstantConverter();

    @Test
    void instantIsStoredInUtc() {
        assertThat(converter.convertToDatabaseColumn(MOMENT)).isEqualTo(MOMENT.atOffset(ZoneOffset.UTC));
    }

    /** A driver answers in the zone of its session. */
    @Test
    void momentIsTheSameInAnyZone() {
        OffsetDateTime elsewhere = MOMENT.atOffset(ZoneOffset.ofHours(9));
        assertThat(converter.convertToEntityAttribute(elsewhere)).isEqualTo(MOMENT);
    }

    @Test
    void noneIsNone() {
        assertThat(converter.convertToDatabaseColumn(null)).isNull();
        assertThat(converter.convertToEntityAttribute(null)).isNull();
    }
}
