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
 * Limits how many callers hash at the same time, by processors and memory. A bounded number of callers waits for a bounded
 * time; the rest is refused at once, because more concurrent hashes would only slow down each other. Accounts and addresses
 * take turns, so that none uses up the places of the others. Do not call this within an act: other requests would have to wait
 * for the act's connection.
 */
@ApplicationScoped
public class Admission {
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Callers who wait longer have probably given up. */
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
            throw Problem.later(ProblemType.OVERLOADED, "Too many requests are waiting. Please try again.", RETRY);
        }
        try {
            return work.get();
        } finally {
            turns.leave();
        }
    }
}
