package org.warden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.warden.health.Probing;
import org.warden.health.Pulse;
import org.warden.time.ClockCheck;
import org.warden.upkeep.Background;

/** What the probe of life sees of the thread that watches other nodes. */
class WatchTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicLong nanoTime = new AtomicLong();
    private final Pulse pulse = new Pulse(PATIENCE, nanoTime::get);
    private final Watch watch = new Watch();
    private final Background thread =
            new Background("test-watch", Duration.ofSeconds(5), () -> Watch.attempt(watch::round));
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void stop() {
        released.countDown();
        thread.stop();
    }

    @Test
    void watchThatHangsIsNotAlive() throws InterruptedException {
        start(new ClockCheck() {
            @Override
            public Duration follow() {
                hangs.countDown();
                await().until(() -> released.getCount() == 0);
                return Duration.ZERO;
            }
        });
        hangs.await();
        nanoTime.addAndGet(PATIENCE.toNanos());
        assertThat(Probing.live(pulse)).isEqualTo(200);
        nanoTime.incrementAndGet();
        assertThat(Probing.live(pulse)).isEqualTo(503);

        released.countDown();
        await().until(() -> Probing.live(pulse) == 200);
    }

    @Test
    void watchWithoutADatabaseIsAlive() {
        start(new ClockCheck() {
            @Override
            public Duration follow() {
                throw new IllegalStateException("The database is down.");
            }
        });
        nanoTime.addAndGet(2 * PATIENCE.toNanos());
        thread.wake();
        await().until(() -> Probing.live(pulse) == 200);
    }

    /** A thread that ended has the same effect as one that hangs. */
    @Test
    void watchThatEndedIsNotAlive() {
        start(new ClockCheck());
        thread.stop();
        nanoTime.addAndGet(PATIENCE.toNanos() + 1);
        assertThat(Probing.live(pulse)).isEqualTo(503);
    }

    @SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
    private void start(ClockCheck clocks) {
        watch.clocks = clocks;
        watch.pulse = pulse;
        thread.start();
        thread.wake();
    }
}
