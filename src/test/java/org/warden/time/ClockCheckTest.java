package org.warden.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a node checks and corrects its own clock. */
class ClockCheckTest {
    private static final Instant DATABASE = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT5S", "PT60S", "PT-60S"})
    void clockThatIsRightToAMinuteIsGoodEnoughForProduction(Duration ahead) {
        assertThatCode(check(ahead)::requireRight).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT61S", "PT-61S", "PT75S", "PT-75S", "PT3H", "PT-3H"})
    void clockThatIsWrongByMoreThanAMinuteIsRefusedInProduction(Duration ahead) {
        assertThatThrownBy(check(ahead)::requireRight)
                .hasMessageContaining(
                        "The clock of this node differs from the database's by " + ahead + " (negative: behind)")
                .hasMessageContaining("synchronize");
    }

    @Test
    void wrongClockIsFollowedByTheRightTime() {
        ClockCheck check = check(Duration.ofHours(-3));
        assertThat(check.follow()).isEqualTo(Duration.ofHours(-3));
        assertThat(check.clock.instant()).isEqualTo(DATABASE);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private static ClockCheck check(Duration ahead) {
        ClockCheck check = new ClockCheck();
        check.clock = new SharedClock(Clock.fixed(DATABASE.plus(ahead), ZoneOffset.UTC), () -> 0);
        check.database = new DatabaseTime() {
            @Override
            public Instant now() {
                return DATABASE;
            }
        };
        return check;
    }
}
