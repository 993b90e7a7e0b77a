package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Lets as many callers hash as there are processors and memory for, lets a bounded number wait, and sends the rest away at once: more
 * hashes at a time would only make all of them slower. Whoever needs the database around a hash enters first, so that those
 * who wait hold no connection.
 */
@ApplicationScoped
public class Admission {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Semaphore processors;
    private final Semaphore places;

    Admission() {
        this(1, 0);
    }

    @Inject
    Admission(PasswordSettings settings) {
        this(settings.atOnce(), settings.queue());
    }

    Admission(int processors, int queue) {
        this.processors = new Semaphore(processors, true);
        this.places = new Semaphore(processors + queue);
    }

    /** Runs {@code work} when it is its turn; throws {@code OVERLOADED} where too many are waiting already. */
    public <T> T admit(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw Problem.later(ProblemType.OVERLOADED, "Too many requests are waiting. Please try again.", RETRY);
        }
        try {
            return inTurn(work);
        } finally {
            places.release();
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        processors.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }
}
