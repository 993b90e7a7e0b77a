package org.warden.shutdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * The orderly end of a node. First it only says that it is stopping, so that the load balancer sends no more requests. Then it
 * completes the requests that have begun and refuses later ones.
 */
@ApplicationScoped
public class Drain {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean stopping;
    private volatile boolean refusing;

    /** Says from now on that the node is stopping. It still admits requests. */
    void announce() {
        stopping = true;
    }

    /** Refuses every new request from now on. */
    void refuse() {
        stopping = true;
        refusing = true;
    }

    /** Returns whether the node is stopping, even if it still admits requests. */
    public boolean isStopping() {
        return stopping;
    }

    /** Returns whether new requests are refused. */
    public boolean isRefusing() {
        return refusing;
    }

    /** Returns whether every admitted request has ended. */
    boolean isEmpty() {
        return inFlight.get() == 0;
    }

    /**
     * Admits a request and counts it until {@link #leave}; returns false if new requests are refused. Counts before it decides,
     * so that no request slips in between.
     *
     * @param late whether to admit the request even then
     */
    public boolean enter(boolean late) {
        inFlight.incrementAndGet();
        boolean admitted = late || !refusing;
        if (!admitted) {
            inFlight.decrementAndGet();
        }
        return admitted;
    }

    /** Counts an admitted request as ended. */
    public void leave() {
        inFlight.decrementAndGet();
    }

    /** The answer to a request that is refused because the node is stopping. */
    public static Problem refusal() {
        return Problem.later(ProblemType.UNAVAILABLE, "This server is stopping.", RETRY_AFTER);
    }
}
