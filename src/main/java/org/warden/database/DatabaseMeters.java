package org.warden.database;

import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.warden.metric.Measured;
import org.warden.metric.Meters;

/** The connections of this node, and how long callers wait for one. */
@ApplicationScoped
public class DatabaseMeters implements Measured {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1), Duration.ofMillis(10), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    @Override
    public void register(Meters meters) {
        for (ConnectionPool.State state : ConnectionPool.State.values()) {
            meters.gauge(
                    "warden_db_connections",
                    "Connections that are in use or idle, and callers who wait for one",
                    () -> ConnectionPool.count(state),
                    "state",
                    state.label());
        }
        Timer waits = meters.histogram(
                "warden_db_wait_seconds", "How long a caller waited for a connection to the database", BOUNDS);
        ConnectionPool.measure(waits::record);
    }
}
