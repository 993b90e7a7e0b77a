package org.warden.audit;

import io.micrometer.core.instrument.Counter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.warden.metric.AfterCommit;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.metric.Reading;
import org.warden.upkeep.Upkeep;

/** Counts events by their action, and watches that every event gets its place in the chain. */
@ApplicationScoped
public class AuditMeters extends Upkeep implements Measured {
    /** The most actions: Warden's own and some words of an application, which might put an id into its words. */
    private static final int MOST = AuditLog.Action.values().length + 30;

    private static final String OTHER = "other";

    @Inject
    Meters meters;

    @Inject
    AfterCommit committed;

    @Inject
    AuditChain chain;

    @Inject
    Clock clock;

    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final Reading<Optional<Instant>> oldestLoose = new Reading<>();

    @Override
    public void register(Meters all) {
        // A rate needs the zero before the first event.
        for (AuditLog.Action action : AuditLog.Action.values()) {
            counter(action.name());
        }
        all.gauge(
                "warden_audit_unchained_seconds",
                "Age of the oldest event without a place in the chain, read every 10 s",
                () -> oldestLoose.number(this::age));
    }

    /** Counts an event when its act commits. */
    void recorded(String action) {
        committed.count(counter(events.containsKey(action) || events.size() < MOST ? action : OTHER));
    }

    /** Reads the age of the oldest event without a place. */
    @Override
    public boolean work() {
        oldestLoose.take(chain.oldestLoose());
        return false;
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(10);
    }

    private double age(Optional<Instant> event) {
        return event.map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private Counter counter(String action) {
        return events.computeIfAbsent(
                action,
                word -> meters.counter("warden_events_total", "Events of the audit log by action", "action", word));
    }
}
