package org.warden.shutdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The orderly end of a node: requests that have begun are completed, later ones are refused. */
@ApplicationScoped
public class Drain {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean begun;

    /** Refuses every new request from now on. */
    void begin() {
        begun = true;
    }

    /** Returns whether new requests are refused. */
    public boolean isStopping() {
        return begun;
    }

    /** Returns whether every admitted request has ended. */
    boolean isEmpty() {
        return inFlight.get() == 0;
    }

    /**
     * Admits a request and counts it until {@link #leave}; returns false if the node is stopping. Counts before it decides, so
     * that no request slips in between.
     */
    public boolean enter() {
        inFlight.incrementAndGet();
        if (begun) {
            inFlight.decrementAndGet();
        }
        return !begun;
    }

    /** Counts an admitted request as ended. */
    public void leave() {
        inFlight.decrementAndGet();
    }

    /** The answer to a request that arrives while the node stops. */
    public static Problem refusal() {
        return Problem.later(ProblemType.UNAVAILABLE, "This server is stopping.", RETRY_AFTER);
    }
}
