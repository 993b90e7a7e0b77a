package org.warden.shutdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/** The end of a node in good order: requests that have begun are finished, and those that come later are refused. */
@ApplicationScoped
public class Drain {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean begun;

    /** From now on every new request is refused. */
    void begin() {
        begun = true;
    }

    /** Whether every request that had begun is finished. */
    boolean isEmpty() {
        return inFlight.get() == 0;
    }

    /**
     * Lets a request in, which is then counted until {@link #leave}; false if it comes too late. Counted before it is judged:
     * none slips in between.
     */
    public boolean enter() {
        inFlight.incrementAndGet();
        if (begun) {
            inFlight.decrementAndGet();
        }
        return !begun;
    }

    /** The request is over. */
    public void leave() {
        inFlight.decrementAndGet();
    }

    /** What a request is told that comes too late. */
    public static Problem refusal() {
        return Problem.later(ProblemType.UNAVAILABLE, "This server is stopping.", RETRY_AFTER);
    }
}
