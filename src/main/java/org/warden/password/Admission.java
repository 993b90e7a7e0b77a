package org.warden.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.warden.database.ActTransaction;
import org.warden.http.Requester;
import org.warden.problem.Problem;
import org.warden.problem.ProblemType;

/**
 * Lets as many callers hash as there are processors and memory for, lets a bounded number wait for a bounded time, and sends
 * the rest away at once: more hashes at a time would only make all of them slower. Callers take turns, account by account and
 * address by address, so none takes the others' places. Never within an act: a connection that waits for a hash, or is held
 * during one, is one that others wait for.
 */
@ApplicationScoped
public class Admission {
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** A caller who waits longer has given up, or should. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Turns turns;

    Admission() {
        this(1, 0);
    }

    @Inject
    Admission(PasswordSettings settings) {
        this(settings.atOnce(), settings.waiting());
    }

    Admission(int processors, int queue) {
        this(processors, queue, PATIENCE);
    }

    Admission(int processors, int queue, Duration patience) {
        turns = new Turns(processors, queue, patience);
    }

    /** How many callers are waiting for their turn. */
    int waiting() {
        return turns.waiting();
    }

    /**
     * Runs {@code work} when it is its turn; throws {@code OVERLOADED} if too many are waiting already, or it takes too long.
     */
    public <T> T admit(Requester requester, Supplier<T> work) {
        ActTransaction.requireNone("A hash");
        if (!turns.enter(requester.payer())) {
            throw Problem.later(ProblemType.OVERLOADED, "Too many requests are waiting. Please try again.", RETRY);
        }
        try {
            return work.get();
        } finally {
            turns.leave();
        }
    }
}
