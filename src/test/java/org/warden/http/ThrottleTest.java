package org.warden.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** ASVS 2.4.1, 6.1.1. */
class ThrottleTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void soManyAtOnceAndNoMore() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 3);
        refused(throttle, "192.0.2.1");
    }

    @Test
    void anotherAddressIsAnotherCaller() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 3);
        take(throttle, "192.0.2.2", 3);
    }

    @Test
    void tokensComeBackWithTheTime() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 3);
        pass(throttle, Duration.ofSeconds(2));
        take(throttle, "192.0.2.1", 1);
        refused(throttle, "192.0.2.1");
        pass(throttle, Duration.ofHours(1));
        take(throttle, "192.0.2.1", 3);
        refused(throttle, "192.0.2.1");
    }

    @Test
    void clockThatGoesBackTakesNothingAway() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 1);
        pass(throttle, Duration.ofHours(-1));
        take(throttle, "192.0.2.1", 2);
        refused(throttle, "192.0.2.1");
    }

    @Test
    void addressesOfOneSiteAreOneCaller() {
        Throttle throttle = throttle(true);
        take(throttle, "2001:db8:0:1::1", 1);
        take(throttle, "2001:db8:0:1::2", 1);
        take(throttle, "2001:db8:0:1:ffff::3", 1);
        refused(throttle, "2001:db8:0:1::4");
        take(throttle, "2001:db8:0:2::1", 1);
    }

    @Test
    void whatIsGivenBackMayBeTakenAgain() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 3);
        throttle.giveBack(client("192.0.2.1"));
        take(throttle, "192.0.2.1", 1);
        refused(throttle, "192.0.2.1");
    }

    @Test
    void memoryIsBoundedWhateverAddressesCome() {
        Throttle throttle = throttle(true);
        take(throttle, "192.0.2.1", 3);
        for (int i = 0; i < 10_000; i++) {
            take(throttle, "10.0." + i / 256 + "." + i % 256, 1);
        }
        take(throttle, "192.0.2.1", 3);
    }

    @Test
    void switchedOffItRefusesNobody() {
        take(throttle(false), "192.0.2.1", 1_000);
    }

    private static void take(Throttle throttle, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.take(client(address));
        }
    }

    private static void refused(Throttle throttle, String address) {
        assertThatThrownBy(() -> throttle.take(client(address)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }

    private static Client client(String address) {
        return new Client(null, address, "", "");
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private void pass(Throttle throttle, Duration time) {
        now = now.plus(time);
        throttle.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private Throttle throttle(boolean enabled) {
        Throttle throttle = new Throttle();
        throttle.settings = new ThrottleSettings(enabled, 3, 30, List.of());
        throttle.clock = Clock.fixed(now, ZoneOffset.UTC);
        return throttle;
    }
}
