package org.warden.health;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.warden.database.DatabaseSettings;
import org.warden.key.Rings;
import org.warden.shutdown.Drain;
import org.warden.shutdown.Drains;

@SuppressWarnings("UnnecessaryAssignment") // here is no container that would inject
class HealthResourceTest {
    private static final DatabaseSettings.Login NO_OTHER = new DatabaseSettings.Login("jdbc:h2:mem:x", "", "");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
    private final HealthResource probes = new HealthResource();

    HealthResourceTest() {
        probes.pulse = new Pulse(PATIENCE, nanoTime::get);
        probes.drain = new Drain();
        probes.keys = Rings.ofOneKey();
    }

    @Test
    void nodeIsNeitherStartedNorReadyBeforeItsStartIsComplete() {
        requireDown(probes.started());
        requireDown(probes.ready());
        requireUp(probes.live());
    }

    @Test
    void startedNodeIsReady() {
        probes.pulse.start();
        requireUp(probes.started());
        requireUp(probes.live());
        requireUp(probes.ready());
    }

    @Test
    void stoppingNodeIsAliveButNotReady() {
        probes.pulse.start();
        probes.drain = Drains.announced();
        requireDown(probes.ready());
        requireUp(probes.started());
        requireUp(probes.live());
    }

    @Test
    void nodeWithoutASigningKeyIsNotReady() {
        probes.pulse.start();
        probes.keys = Rings.of(Clock.systemUTC());
        requireDown(probes.ready());
        requireUp(probes.live());
    }

    @Test
    void nodeIsAliveForAMinuteAfterARoundOfTheWatch() {
        nanoTime.addAndGet(PATIENCE.toNanos());
        requireUp(probes.live());
        nanoTime.incrementAndGet();
        requireDown(probes.live());
        probes.pulse.beat();
        requireUp(probes.live());
    }

    /** Otherwise an outage of a database with a long timeout would restart every node. */
    @Test
    void watchMayWaitForASlowDatabase() {
        DatabaseSettings slow = new DatabaseSettings("jdbc:h2:mem:x", "", "", 2, Duration.ofMinutes(5), NO_OTHER);
        assertThat(new Pulse(slow).patience()).isEqualTo(Duration.ofMinutes(40));
        DatabaseSettings usual = new DatabaseSettings("jdbc:h2:mem:x", "", "", 2, Duration.ofSeconds(5), NO_OTHER);
        assertThat(new Pulse(usual).patience()).isEqualTo(PATIENCE);
    }

    private static void requireUp(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).extracting("status").isEqualTo("UP");
    }

    private static void requireDown(Response answer) {
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getEntity()).extracting("status").isEqualTo("DOWN");
    }
}
