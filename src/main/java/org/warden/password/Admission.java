package org.warden.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.warden.database.ActTransaction;
import org.warden.http.Requester;
import org.warden.metric.Measured;
import org.warden.metric.Meters;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Limits how many callers hash at the same time, by processors and memory. A bounded number of callers waits for a bounded
 * time; the rest is refused at once, because more concurrent hashes would only slow down each other. Accounts and addresses
 * take turns, so that none uses up the places of the others. Do not call this within an act: other requests would have to wait
 * for the act's connection.
 */
@ApplicationScoped
public class Admission implements Measured {
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Callers who wait longer have probably given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1)
    };

    private final Turns turns;
    private final Timer hashes;
    private final Counter shed;

    /** For the container's proxy. */
    Admission() {
        turns = null;
        hashes = null;
        shed = null;
    }

    @Inject
    Admission(PasswordSettings settings, Meters meters) {
        this(settings.atOnce(), settings.waiting(), PATIENCE, meters);
    }

    Admission(int processors, int queue, Duration patience, Meters meters) {
        turns = new Turns(processors, queue, patience);
        hashes = meters.histogram("warden_password_hash_seconds", "Time to hash a password, without the wait", BOUNDS);
        shed = meters.counter("warden_password_shed_total", "Hashes refused because too many callers were waiting");
    }

    @Override
    public void register(Meters meters) {
        meters.gauge("warden_password_waiting", "Callers who wait for a hash", this::waiting);
    }

    /** The number of callers that wait for their turn. */
    int waiting() {
        return turns.waiting();
    }

    /**
     * Waits for a turn and runs {@code work}; throws {@code OVERLOADED} if too many callers are waiting or the wait takes too
     * long.
     */
    public <T> T admit(Requester requester, Supplier<T> work) {
        ActTransaction.requireNone("A hash");
        if (!turns.enter(requester.payer())) {
            shed.increment();
            throw Problem.later(ProblemType.OVERLOADED, "Too many requests are waiting. Please try again.", RETRY);
        }
        try {
            return hashes.record(work);
        } finally {
            turns.leave();
        }
    }
}
