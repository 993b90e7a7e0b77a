package org.warden.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.warden.http.Requester;
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
        throttle.giveBack(Cost.HASH, requester("192.0.2.1"));
        take(throttle, "192.0.2.1", 1);
        refused(throttle, "192.0.2.1");
    }

    @Test
    void oneAccountIsOneCallerWhateverAddressesItHas() {
        Throttle throttle = throttle(true);
        UUID account = new UUID(1, 1);
        for (int i = 1; i <= 3; i++) {
            throttle.take(Cost.HASH, requester("192.0.2." + i).as(account));
        }
        assertThatThrownBy(() -> throttle.take(Cost.HASH, requester("192.0.2.4").as(account)))
                .hasMessageContaining("by this account");
        throttle.take(Cost.HASH, requester("192.0.2.4").as(new UUID(1, 2)));
    }

    @Test
    void addressesOfStrangersPushNoAccountOutOfMemory() {
        Throttle throttle = throttle(true);
        UUID account = new UUID(1, 1);
        for (int i = 1; i <= 3; i++) {
            throttle.take(Cost.HASH, requester("192.0.2." + i).as(account));
        }
        for (int i = 0; i < 10_001; i++) {
            take(throttle, "10.0." + i / 256 + "." + i % 256, 1);
        }
        assertThatThrownBy(() -> throttle.take(Cost.HASH, requester("192.0.2.4").as(account)))
                .hasMessageContaining("by this account");
    }

    @Test
    void callThatTheAddressHasNotLeftCostsTheAccountNothing() {
        Throttle throttle = throttle(true);
        UUID account = new UUID(1, 1);
        take(throttle, "192.0.2.1", 3);
        for (int i = 0; i < 9; i++) {
            assertThatThrownBy(() ->
                            throttle.take(Cost.HASH, requester("192.0.2.1").as(account)))
                    .hasMessageContaining("from this address");
        }
        throttle.take(Cost.HASH, requester("192.0.2.2").as(account));
    }

    @Test
    void cheaperCallsCountLessAndLargeOnesAtMostAsMuchAsThereIs() {
        Throttle throttle = throttle(true);
        for (int i = 0; i < 30; i++) {
            throttle.take(Cost.WRITE, requester("192.0.2.1"));
        }
        refused(throttle, "192.0.2.1");
        throttle.take(Cost.LARGE, requester("192.0.2.2"));
        refused(throttle, "192.0.2.2");
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
    void disabledThrottleRefusesNoCaller() {
        take(throttle(false), "192.0.2.1", 1_000);
    }

    private static void take(Throttle throttle, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.take(Cost.HASH, requester(address));
        }
    }

    private static void refused(Throttle throttle, String address) {
        assertThatThrownBy(() -> throttle.take(Cost.HASH, requester(address)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }

    private static Requester requester(String address) {
        return new Requester(null, address, "", "");
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private void pass(Throttle throttle, Duration time) {
        now = now.plus(time);
        throttle.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private Throttle throttle(boolean enabled) {
        Throttle throttle = new Throttle();
        throttle.settings = new ThrottleSettings(enabled, 3, 30);
        throttle.clock = Clock.fixed(now, ZoneOffset.UTC);
        return throttle;
    }
}
