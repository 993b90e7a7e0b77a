package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.warden.act.Acts;
import org.warden.act.Rows;

@Acts
class DatabaseTimeActTest {
    @Inject
    DatabaseTime database;

    @Inject
    Rows rows;

    @Test
    void databaseTellsItsTime() {
        assertThat(Duration.between(database.now(), now()).abs()).isLessThan(Duration.ofMinutes(1));
    }

    private Instant now() {
        return Instant.ofEpochSecond(
                Long.parseLong(rows.text("select cast(extract(epoch from current_timestamp) as bigint)")));
    }
}
